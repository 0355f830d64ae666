"""window.analytics over Confide, for pages that call analytics.js today."""

import confide
from conftest import NOTHING
from storefront import HOME, Page, serve

SNIPPET = """
    window.analytics = [['identify', '4711', { email: 'erika@example.com' }], ['page'], ['track', 'Product Viewed', { product_id: 'tent-ridge-2' }]]
    const { init, consent } = await import('/sdk/v1/confide.js')
    await init({ key: 'KEY' })
    await import('/sdk/v1/compat.js')
    window.readied = 0
    analytics.ready(() => window.readied++)
    document.querySelector('#go').addEventListener('click', async () => {
      await consent.set({ learning: 'visit' })
      window.told = [await analytics.track('Product Added', { product_id: 'tent-ridge-2', price: '9.99', currency: 'EUR' }, {}, () => window.readied++),
        await analytics.page('Home', { product_id: 'dripper-porcelain' }), await analytics.identify('4711', { email: 'erika@example.com' }),
        await analytics.group('g-1')]
    })"""


def test_the_queue_from_before_a_yes_is_dropped_and_calls_after_it_count(visitor):
    serve(visitor, Page("/shop/compat", HOME.body + '<button id="go">Go</button>', SNIPPET))
    visitor.go("/shop/compat")
    confide.until(lambda: visitor.page.evaluate("window.readied") == 1)
    assert visitor.kept() == NOTHING and visitor.sent() == []
    visitor.page.locator("#go").click()
    confide.until(lambda: visitor.page.evaluate("window.told"))
    assert visitor.page.evaluate("window.told") == [
        {"sent": True, "kept": 1}, {"sent": True, "kept": 1}, {"identified": False, "reason": "not_a_token"},
        {"sent": False, "reason": "not_needed"}]
    assert visitor.page.evaluate("window.readied") == 2
    events = [body for body in visitor.sent() if "events" in body]
    assert [body["events"][0]["name"] for body in events] == ["add_to_cart", "view_item"]
    # Nobody's name or address went anywhere.
    assert "erika" not in str([request.post_data for request in visitor.asked])
    visitor.leaves_content()
