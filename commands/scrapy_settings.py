"""Scrapy's project settings, for `scrapy list` and `scrapy crawl NAME`: those of every crawl, and this home's."""

import configuration
from crawler import settings as house_settings
from crawler.jobs import Job

_in_force = configuration.load().settings
_folder = str(_in_force.registry.absolute())
_job = Job((), _in_force.database, _in_force.contact, _in_force.sandbox, registry=_folder)

globals().update({name: getattr(house_settings, name) for name in dir(house_settings) if name.isupper()})
globals().update(_job.settings())
