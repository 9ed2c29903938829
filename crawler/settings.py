"""Scrapy's settings for every crawl: its defaults suit a laptop, these a daemon on the open web."""

BOT_NAME = "derekkoz"
SPIDER_LOADER_CLASS = "spiders.loader.OutletLoader"
USER_AGENT = "derekkoz"  # a job adds the version and the contact
ROBOTSTXT_USER_AGENT = "derekkoz"

# Doors that Scrapy opens on this machine: a console, and since 2.19 an HTTP server that runs code for whoever reads
# its token file.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# What a page may make us do. A proxy would connect for us, round the guard.
DOWNLOAD_HANDLERS = {
    "http": "crawler.guard.GuardedHandler",
    "https": "crawler.guard.GuardedHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
# In place of the first two where an outlet's listings need a browser.
RENDERING_HANDLERS = dict.fromkeys(("http", "https"), "crawler.rendering.RenderingHandler")
RENDER_TIMEOUT = 60  # seconds for all of one page, the browser's start included: scripts may never come to an end
PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT = 20_000  # ms until a page's own markup is there, as for any other page
PLAYWRIGHT_DOWNLOAD_TIMEOUT = 1_000  # ms; a page that turns out to be a file is none
TWISTED_DNS_RESOLVER = "crawler.guard.PublicResolver"
DNS_TIMEOUT = 10  # seconds
HTTPPROXY_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True
COOKIES_ENABLED = False
REDIRECT_MAX_TIMES = 5  # RFC 9309 asks for at least five
METAREFRESH_ENABLED = False  # front pages reload themselves with it; no article of the registry needs it

# How much of us it may take.
DOWNLOAD_TIMEOUT = 20  # seconds for a whole response
DOWNLOAD_MAXSIZE = 5_000_000  # bytes after unpacking; a long article's page has one
DOWNLOAD_WARNSIZE = 0  # too_large is an outcome: no warning beside it
CLOSESPIDER_TIMEOUT = 600  # seconds for one run of one outlet
PAGE_BUDGET = 500  # articles fetched in one run of one outlet
DOOR_BUDGET = 100  # feeds, sitemaps and listings opened in one run
CLOSESPIDER_PAGECOUNT = 800  # responses of any kind in one run: the net below the two budgets
DEPTH_LIMIT = 50  # pages of one listing, one behind the other; articles are never followed any further
MEMUSAGE_LIMIT_MB = 512

# How much of it we may take.
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2  # seconds between two pages of a host
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # a door's newest article first
RETRY_TIMES = 1
RETRY_HTTP_CODES = [500, 502, 504, 522, 524, 408]  # not 429 and 503: these ask for less, not for more
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # it is an outcome

# Every answer comes to the spider, which counts it. Ours stand in for Scrapy's: its robots.txt fails open.
HTTPERROR_ALLOW_ALL = True
ROBOTSTXT_OBEY = True
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.HopGuard": 50,
    "crawler.robots.RobotsKeeper": 100,
}
EXTENSIONS = {
    "scrapy.extensions.throttle.AutoThrottle": None,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
    "crawler.memory.MemoryWatch": 0,
    "crawler.middlewares.Courtesy": 0,
}
ITEM_PIPELINES = {"crawler.pipelines.ArticlePipeline": 100}

# Scrapy starts this many tasks for every response; 100, its default, doubles the cost of a page.
CONCURRENT_ITEMS = 4
LOG_LEVEL = "WARNING"
STATS_DUMP = False
