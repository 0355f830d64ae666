"""Pages of a shop that uses the storefront SDK, under a policy as strict as a policy gets."""

from __future__ import annotations

import json
import re

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
          "form-action 'none'")

# What a page asks its browser to keep, or reads from it: every way there is, watched from before the first script.
WATCH = """
window.touched = []
const watch = (owner, name, label) => {
  const found = Object.getOwnPropertyDescriptor(owner, name)
  const note = how => window.touched.push(`${how} ${label ?? name}`)
  if (found.value) Object.defineProperty(owner, name, { ...found, value(...given) {
    note(`${given[0] ?? ''}`.slice(0, 40) + ' by'); return found.value.apply(this, given) } })
  else Object.defineProperty(owner, name, { ...found,
    get() { note('read'); return found.get.call(this) }, set(value) { note('write'); found.set.call(this, value) } })
}
watch(Document.prototype, 'cookie')
for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) watch(Storage.prototype, name)
watch(IDBFactory.prototype, 'open'); watch(IDBFactory.prototype, 'databases')
watch(window, 'name', 'window.name')
if (window.CacheStorage) for (const name of ['open', 'match', 'keys']) watch(CacheStorage.prototype, name, 'caches.' + name)
if (window.ServiceWorkerContainer) watch(ServiceWorkerContainer.prototype, 'register')
if (window.StorageManager) watch(StorageManager.prototype, 'getDirectory')
for (const [owner, names] of [[Navigator, ['userAgent', 'plugins', 'deviceMemory', 'hardwareConcurrency', 'languages']],
  [HTMLCanvasElement, ['toDataURL', 'getContext']]]) for (const name of names) watch(owner.prototype, name)
"""


class Page:
    """What stands on a page of the shop, and how it uses the SDK."""

    def __init__(self, path: str, body: str, script: str = "", language="en", attributes="", head=""):
        self.path, self.body, self.script, self.language = path, body, script, language
        self.attributes, self.head = attributes, head

    def html(self, key: str, confide: str = "") -> str:
        style = f'<link rel="stylesheet" href="{confide}/sdk/v1/confide.css" crossorigin><link rel="stylesheet" href="/shop/style.css">'
        own = f'<script type="module" src="{self.path}.js"></script>' if self.script else ""
        sdk = "" if "import" in self.script else (
            f'<script type="module" src="{confide}/sdk/v1/confide.js" data-key="{key}" blocking="render" crossorigin {self.attributes}></script>')
        return (f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8"><title>Shop</title>'
                f'<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/docs/icon.svg">'
                f'{style}{sdk}{own}{self.head}</head><body><a href="#main">Skip</a><main id="main"><h1>Shop</h1>{self.body}'
                f'<p id="after">What comes after the shelf.</p></main></body></html>')


SHELF = '<confide-shelf placement="{}" heading="{}" limit="6" {}></confide-shelf>'
HOME = Page("/shop/home", SHELF.format("home", "In this shop", ""))
TENT = Page("/shop/tent", SHELF.format("product", "Goes well with it", 'item="tent-ridge-2"'))
DRIPPER = Page("/shop/dripper", SHELF.format("product", "Goes well with it", 'item="dripper-porcelain"'))
CATEGORY = Page("/shop/category", SHELF.format("category", "More of this", ""))
CART = Page("/shop/cart", SHELF.format("cart", "Before you go", 'items="tent-ridge-2 dripper-porcelain"'))
PAGES = [HOME, TENT, DRIPPER, CATEGORY, CART]


def serve(visitor, *pages: Page, policy: str = POLICY, confide: str = "", key: str = ""):
    """Puts pages of the shop beside Confide for one browser: on its own origin, or on another than `confide`."""
    key = key or write_key(visitor)

    def answer(route):
        path = route.request.url.split("/", 3)[3].split("?")[0]
        if path == "shop/style.css":
            return route.fulfill(body="html { background: Canvas; color: CanvasText } a { color: inherit }", content_type="text/css")
        for page in pages:
            if f"/{path}" == page.path:
                return route.fulfill(
                    body=page.html(key, confide), content_type="text/html; charset=utf-8",
                    headers={"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"})
            if f"/{path}" == f"{page.path}.js":
                return route.fulfill(body=page.script.replace("KEY", key), content_type="text/javascript; charset=utf-8")
        return route.fulfill(status=404, body="")

    visitor.context.route("**/shop/**", answer)
    return key


def write_key(visitor) -> str:
    html = visitor.context.request.get("/demo").text()
    return re.search(r'name="confide-key" content="(pk_\w+)"', html)[1]


def wire(visitor) -> list[str]:
    """Every request of a browser, with all that it says, but for what changes with the time."""
    lines = []
    for request in visitor.asked:
        headers = {name: value for name, value in sorted(request.all_headers().items()) if name != "referer"}
        lines.append(f"{request.method} {request.url}\n{json.dumps(headers, indent=1)}\n{request.post_data or ''}")
    return lines
