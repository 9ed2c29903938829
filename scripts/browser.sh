#!/bin/sh
# Makes sure that there is a Chromium, or says in one line what is missing. Run by `make browser` and `make test`.
set -eu
python=$1
found() {
    "$python" -c 'import os; from crawler.chromium import find_browser, read_version
found = find_browser(os.environ.get("DEREKKOZ_BROWSER", ""))
print(found if found and read_version(found) else "")'
}
browser=$(found)
if [ -z "$browser" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium (about 400 MB, half a minute) ..."
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium; } >/dev/null 2>&1 || true
    browser=$(found)
fi
if [ -z "$browser" ]; then
    echo "Installing Playwright's own Chromium (about 400 MB) ..."
    "$python" -m playwright install chromium >/dev/null || true
    browser=$(found)
fi
if [ -z "$browser" ]; then
    echo "derekkoz: no Chromium could be installed: install it (on Debian: apt install chromium) or name it: DEREKKOZ_BROWSER=/path" >&2
    exit 1
fi
echo "Browser: $browser"
