"""A crawl child of the tests without any sandbox: `python browsing.py MODE TCP UDP` opens a hostile page in a browser.

The page asks this machine's ports in every way that a page can; whether anything arrives is for the test to see. MODE
"gateway" starts the browser as a crawl does; "bare" as it is, which shows that the page would come through.
"""

import sys
from typing import Any

import scrapy.resolver
from playwright.async_api import async_playwright
from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler import settings as house_settings
from crawler.browser import open_chromium
from crawler.chromium import find_browser

# A name that leads inside the house.
scrapy.resolver.dnscache["inside.example"] = "127.0.0.1"
MODE, TCP, UDP = sys.argv[1:]
HOSTS = ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "127.1", "inside.example", "0.0.0.0"]  # noqa: S104
PAGE = (
    """<!DOCTYPE html><title>asking</title><link rel="dns-prefetch" href="//inside.example"><body><script>
const places = %HOSTS%.map(host => host + ":%TCP%");
const tries = [];
const add = (name, attributes) => {
  const element = document.createElement(name);
  Object.assign(element, attributes);
  document.body.append(element);
  tries.push(new Promise(resolve => { element.onload = element.onerror = resolve; }));
};
const peer = new RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:%UDP%"}]});
peer.createDataChannel("x");
tries.push(peer.createOffer().then(offer => peer.setLocalDescription(offer)));
for (const place of places) {
  tries.push(fetch(`http://${place}/fetch`, {mode: "no-cors"}));
  tries.push(fetch(`https://${place}/fetch-tls`, {mode: "no-cors"}));
  add("img", {src: `http://${place}/img`});
  add("script", {src: `http://${place}/script`});
  add("iframe", {src: `http://${place}/iframe`});
  add("link", {rel: "stylesheet", href: `http://${place}/css`});
  add("link", {rel: "prefetch", href: `http://${place}/prefetch`});
  add("link", {rel: "preconnect", href: `http://${place}/`});
  add("video", {src: `http://${place}/video`});
  navigator.sendBeacon(`http://${place}/beacon`);
  try { new EventSource(`http://${place}/events`); } catch {}
  try { new WebSocket(`ws://${place}/socket`); } catch {}
  try { new WebTransport(`https://${place}/transport`); } catch {}
  window.open(`http://${place}/popup`);
}
const most = new Promise(resolve => setTimeout(resolve, 2500));
Promise.race([Promise.allSettled(tries), most]).then(() => setTimeout(() => { document.title = "asked"; }, 500));
</script>""".replace("%HOSTS%", str(HOSTS))
    .replace("%TCP%", TCP)
    .replace("%UDP%", UDP)
)


class Visitor(Spider):
    name = "visitor"

    async def start(self) -> Any:
        if MODE == "bare":
            async with async_playwright() as driver:
                browser = await driver.chromium.launch(executable_path=find_browser())
                await show(browser)
                await browser.close()
        else:
            chromium = open_chromium("", "")
            await show(await chromium.lend(self))
            await chromium.give_back(self)
        for _ in ():
            yield


async def show(browser: Any) -> None:
    page = await (await browser.new_context()).new_page()
    await page.set_content(PAGE, wait_until="commit")
    await page.wait_for_function("document.title == 'asked'", timeout=20_000)
    print("asked")  # noqa: T201 - to the test


if __name__ == "__main__":
    settings = Settings()
    settings.setmodule(house_settings, priority="project")
    process = AsyncCrawlerProcess(settings)
    process.crawl(Visitor)
    process.start()
