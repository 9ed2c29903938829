"""Scrapy's settings for every crawl: its defaults suit a laptop, these a daemon on the open web."""

BOT_NAME = "derekkoz"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"

# Doors that Scrapy opens on this machine: a console, and since 2.19 an HTTP server that runs code for whoever reads
# its token file.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# What a page may make us do.
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
DOWNLOAD_VERIFY_CERTIFICATES = True
COOKIES_ENABLED = False
REDIRECT_MAX_TIMES = 5  # RFC 9309 asks for at least five

# How much of us it may take.
DOWNLOAD_TIMEOUT = 20  # seconds for a whole response
DOWNLOAD_MAXSIZE = 5_000_000  # bytes after unpacking; a long article's page has one
DOWNLOAD_WARNSIZE = 2_000_000
CLOSESPIDER_TIMEOUT = 600  # seconds for one run of one outlet
CLOSESPIDER_PAGECOUNT = 500  # pages for one run of one outlet: traps end here
MEMUSAGE_LIMIT_MB = 512

# How much of it we may take.
ROBOTSTXT_OBEY = True
AUTOTHROTTLE_ENABLED = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2  # seconds between two pages of a host

# Scrapy starts this many tasks for every response; 100, its default, doubles the cost of a page.
CONCURRENT_ITEMS = 4
LOG_LEVEL = "INFO"
