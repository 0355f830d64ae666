// Events, after a yes: in GA4's names, and in Segment's for the same. What no purpose needs never gets a field.
import { call, device, isOnRecord, level, save, state } from './confide.js'

const names = {
  'product list viewed': 'view_item_list', 'product clicked': 'select_item', 'product viewed': 'view_item',
  'product added to wishlist': 'add_to_wishlist', 'product added': 'add_to_cart',
  'product removed': 'remove_from_cart', 'order completed': 'purchase', 'order refunded': 'refund',
}
const known = Object.values(names)

export async function track(event, properties = {}) {
  const word = `${event}`.toLowerCase()
  const name = word === 'page' ? 'view_item' : known.includes(word) ? word : names[word]
  const items = name ? lines(word === 'page' ? onPage(properties) : properties) : []
  if (!items.length) return { sent: false, reason: 'not_needed' }
  const reach = level('recommendations')
  if (reach === 'device') await (await device()).open()
  if (name === 'view_item' && /visit|device/.test(reach)) remember(items[0].item_id)
  const told = ['learning', 'measurement', 'history'].filter(purpose => level(purpose) !== 'off')
  if (reach === 'account') told.push('recommendations')
  if (!told.length) return { sent: false, reason: 'no_consent' }
  const { visit } = state
  visit.token ||= Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
  save()
  const body = { visit: visit.token, events: [{ name, items }] }
  if (properties.currency) body.currency = `${properties.currency}`
  if (!isOnRecord()) body.consent = Object.fromEntries(told.map(purpose => [purpose, 'visit']))
  const { kept } = await call('POST', '/v1/events', body)
  return { sent: true, kept }
}

// Ids, pieces and prices. Real pushes have numbers as text.
function lines(properties) {
  const all = properties.items ?? properties.products ?? [properties]
  return all.slice(0, 100).flatMap(each => {
    const id = each.item_id ?? each.product_id ?? each.id ?? each.sku ?? ''
    if (id === '') return []
    const line = { item_id: `${id}` }
    const quantity = Math.trunc(each.quantity)
    if (quantity > 1) line.quantity = Math.min(quantity, 10000)
    if (properties.currency && /^\d+(\.\d+)?$/.test(each.price)) line.price = `${each.price}`
    return [line]
  })
}

// A page that is loaded again is not looked at twice.
function remember(id) {
  const { visit } = state
  if (visit.items.at(-1) !== id) visit.items = [...visit.items, id].slice(-50)
  save()
}

// The product that a page is about: as it is given, or as the page itself says in schema.org's JSON-LD.
function onPage(properties) {
  if (properties.product_id ?? properties.item_id) return properties
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const said = JSON.parse(textContent)
      const product = [said, said['@graph'] ?? []].flat(2).find(each => each['@type'] === 'Product')
      if (product) return { product_id: product.productID ?? product.sku }
    } catch { /* Not ours to mend. */ }
  }
  return {}
}
