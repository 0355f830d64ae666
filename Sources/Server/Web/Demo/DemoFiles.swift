// swift-format-ignore-file
// Written by scripts/embed-sdk from Sources/Server/Web/Demo/Files; change those files, and run it again.

/// The demo shop, by the names of its files.
enum DemoFiles {
    static let texts: [(name: String, text: String)] = [
("apart.js", ##"""
// Storage of this frame's own, in memory: the four levels side by side must not see each other's.
(() => {
  const shelves = []
  function shelf() {
    const kept = new Map()
    shelves.push(kept)
    return {
      getItem: name => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, `${value}`),
      removeItem: name => kept.delete(name), clear: () => kept.clear(), get length() { return kept.size },
    }
  }
  Object.defineProperty(window, 'sessionStorage', { value: shelf() })
  Object.defineProperty(window, 'localStorage', { value: shelf() })
  const cookies = new Map()
  shelves.push(cookies)
  Object.defineProperty(document, 'cookie', {
    get: () => [...cookies].map(each => each.join('=')).join('; '),
    set(text) {
      const [name, value] = text.split(';')[0].split('=')
      if (/Max-Age=0/.test(text)) cookies.delete(name)
      else cookies.set(name, value)
    },
  })
  const name = found => `aside-${found}`
  const { open, deleteDatabase } = IDBFactory.prototype
  IDBFactory.prototype.open = function (found, ...more) { return open.call(this, name(found), ...more) }
  IDBFactory.prototype.deleteDatabase = function (found) { return deleteDatabase.call(this, name(found)) }
  const size = text => new TextEncoder().encode(text).length
  window.apart = {
    end: () => indexedDB.deleteDatabase('confide'),
    stored: () => shelves.flatMap(kept => [...kept]).reduce((sum, [name, value]) => sum + size(name) + size(value), 0),
  }
})()

"""##),
("base.js", ##"""
// What every script of the demo needs.
export const $ = (query, root = document) => root.querySelector(query)
export const say = text => { $('#say').textContent = text }
export const element = (name, textContent = '', more = {}) => Object.assign(document.createElement(name), { textContent }, more)
export const bytes = count => count === undefined ? '…' : count < 1000 ? `${count} B` : `${(count / 1000).toFixed(1)} KB`

export async function post(path, body = {}) {
  const answer = await fetch(path, { method: 'POST', credentials: 'omit', body: JSON.stringify(body) })
  const said = await answer.json()
  if (!answer.ok) throw new Error(said.detail)
  return said
}

"""##),
("cart.js", ##"""
// The cart: kept in this tab, from the first thing that is put into it. It is the shop's own, and no business of Confide's.
import { $ } from './base.js'

function read() {
  try { return JSON.parse(sessionStorage.getItem('cart')) ?? {} } catch { return {} }
}

function save(cart) {
  try {
    if (Object.keys(cart).length) sessionStorage.setItem('cart', JSON.stringify(cart))
    else sessionStorage.removeItem('cart')
  } catch { /* Storage may be forbidden: the cart is empty then. */ }
  count()
}

export function put(id, pieces) {
  const cart = read()
  cart[id] = Math.min((cart[id] ?? 0) + pieces, 99)
  if (cart[id] < 1) delete cart[id]
  save(cart)
}

export const emptyCart = () => save({})

export function count() {
  const pieces = Object.values(read()).reduce((sum, each) => sum + each, 0)
  $('#cart-count').textContent = pieces ? `(${pieces})` : ''
}

export function openCart() {
  const cards = $('#cards').content
  const cart = Object.entries(read()).flatMap(([id, pieces]) => {
    const card = [...cards.querySelectorAll('.card')].find(({ dataset }) => dataset.item === id)
    return card ? [{ id, pieces, card: card.cloneNode(true) }] : []
  })
  const euros = ({ card, pieces }) => Number(card.querySelector('.price').firstChild.textContent.replace(/[^\d.]/g, '')) * pieces
  $('#cart-list').replaceChildren(...cart.map(({ id, pieces, card }) => {
    const name = card.querySelector('.name').textContent
    const button = (text, label, more) => {
      const made = document.createElement('button')
      Object.assign(made, { type: 'button', textContent: text, ariaLabel: `${label}: ${name}` })
      made.addEventListener('click', () => {
        put(id, more)
        openCart()
        $('h1').focus()
      })
      return made
    }
    const row = document.createElement('p')
    row.append(button('−', 'One less', -1), ` ${pieces} `, button('+', 'One more', 1))
    card.append(row)
    return card
  }))
  $('#cart-empty').hidden = cart.length > 0
  const sum = cart.reduce((all, each) => all + euros(each), 0)
  $('#cart-total').textContent = cart.length ? `Together €${sum.toFixed(2)}` : ''
  const shelf = $('confide-shelf')
  const items = cart.map(({ id }) => id).join(' ')
  if ((shelf.getAttribute('items') ?? '') !== items) shelf.setAttribute('items', items)
}

"""##),
("catalog.js", ##"""
// A merchant's own feed: to this server and nowhere else, and its shelves at once.
import { recommend } from '/sdk/v1/confide.js'
import { $, element } from './base.js'

const most = 64 * 1024 * 1024

function tell(text) {
  $('#feed-news').textContent = text
  $('#feed-news').focus()
}

const line = ({ line, place, detail }) => element('li', `Line ${line}: ${place ? `${place}: ` : ''}${detail}`.slice(0, 300))

async function read(name, body) {
  $('#feed-faults').replaceChildren()
  if (body.size > most) return tell(`${name} has ${Math.ceil(body.size / 1048576)} MB; a feed has at most 64.`)
  if (!body.size) return tell(`${name} is empty.`)
  tell(`Reading ${name} …`)
  const began = performance.now()
  let answer, said
  try {
    answer = await fetch('/demo/catalog', { method: 'POST', credentials: 'omit', body })
    said = await answer.json()
  } catch { return tell('The feed could not be sent. Nothing was changed.') }
  const faults = said.refused ?? said.report?.refused ?? said.errors?.map(each => ({ ...each, line: '?', place: each.pointer })) ?? []
  $('#feed-faults').replaceChildren(...faults.slice(0, 20).map(line))
  if (!answer.ok) return tell(`${said.title}: ${said.detail}`)
  const passed = performance.now() - began
  const time = passed < 1000 ? `${Math.round(passed)} ms` : `${(passed / 1000).toFixed(1)} s`
  const rest = said.refused_count ? `, ${said.refused_count.toLocaleString('en')} refused` : ''
  await renew()
  tell(`${said.rows.toLocaleString('en')} rows in ${time}: ${said.taken.toLocaleString('en')} taken${rest}.`)
  await show()
}

function renew() {
  const asked = new Set(window.meter.entries.map(({ path }) => path).filter(path => path?.startsWith('/v1/shelves/')))
  return Promise.all([...asked].map(path => fetch(path, { cache: 'reload', credentials: 'omit', referrerPolicy: 'no-referrer' })))
}

async function show() {
  const { items } = await recommend({ placement: 'home', limit: 6 })
  if (!items.length) return
  $('#own').hidden = false
  const [newest, alike] = document.querySelectorAll('#own confide-shelf')
  newest.setAttribute('limit', '6')
  alike.setAttribute('item', items[0].id)
  const title = element('bdi', [...(items[0].title || items[0].id)].slice(0, 160).join(''))
  const lead = alike.parentElement.querySelector('.lead')
  alike.parentElement.dataset.lead = ''
  alike.addEventListener('confide:shelf', event => {
    event.stopPropagation()
    lead.replaceChildren('Like ', title)
  })
}

export function openCatalog() {
  const take = file => file && read(file.name.slice(0, 80), file)
  $('#file').addEventListener('change', ({ target }) => take(target.files[0]))
  $('#sample').addEventListener('click', async () => read('our sample', await (await fetch('/demo/files/sample.tsv')).blob()))
  const drop = $('#feed')
  drop.addEventListener('submit', event => event.preventDefault())
  drop.addEventListener('dragover', event => event.preventDefault())
  drop.addEventListener('drop', event => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  })
  show().catch(() => {})
}

"""##),
("column.css", ##"""
/* One of four pages side by side: narrow, and two cards in a row. */
body { min-block-size: 0; padding: .25rem; background: var(--card) }
:root { --confide-shelf-height: 34rem }
confide-shelf::part(list) { grid-auto-flow: row; grid-template-columns: 1fr 1fr; grid-auto-columns: auto; overflow: visible }
confide-shelf::part(image) { block-size: 5rem }
confide-shelf::part(name) { font-size: .9rem }
confide-shelf::part(choices) { display: none }

"""##),
("column.js", ##"""
// One page of the four: what she looked at before, at the level of this page, through the SDK as any shop uses it.
import { consent, identify, track } from '/sdk/v1/confide.js'

const { level, item } = document.body.dataset
const visit = ['boot-fjell', 'pack-summit-45', item]
const shelf = document.querySelector('confide-shelf')

window.begin = async token => {
  try {
    if (level === 'account') await identify(token)
    else if (level !== 'off') await consent.set({ recommendations: level })
  } catch { return false }
  const isOn = level === 'off' || consent.get().recommendations === level
  if (isOn) {
    for (const id of visit) await track('view_item', { item_id: id })
    await new Promise(done => {
      shelf.addEventListener('confide:shelf', done, { once: true })
      shelf.setAttribute('limit', shelf.getAttribute('limit'))
    })
  }
  return isOn
}

"""##),
("meter.js", ##"""
// The demo's meter: loaded before everything else, so that no request and no write goes past it. It changes nothing, and
(() => {
  const entries = []
  const size = text => new TextEncoder().encode(text ?? '').length
  const note = entry => {
    entries.push(entry)
    document.dispatchEvent(new CustomEvent('meter', { detail: entry }))
    return entry
  }

  const marks = {
    visit: 'your visit', consent: 'your choice', decisions: 'your choice', exclude: 'what you hid', events: 'what you did',
  }
  function about(headers, body) {
    const found = new Headers(headers).has('Confide-Shopper') ? ['your account'] : []
    let said = {}
    try { said = JSON.parse(body) ?? {} } catch { /* No JSON, nothing of ours. */ }
    for (const [name, mark] of Object.entries(marks)) {
      const value = said[name]
      if (value && (typeof value !== 'object' || Object.keys(value).length)) found.push(mark)
    }
    return [...new Set(found)]
  }

  const fetch = window.fetch
  window.fetch = async (address, options = {}) => {
    const url = new URL(address, location.href)
    const body = typeof options.body === 'string' ? options.body : ''
    const path = `${url.origin === location.origin ? '' : url.origin}${url.pathname}${url.search}`
    const entry = note({
      kind: 'request', method: options.method ?? 'GET', path, body, out: size(body), about: about(options.headers, body),
    })
    const answer = await fetch(address, options)
    entry.status = answer.status
    answer.clone().arrayBuffer().then(({ byteLength }) => {
      entry.in = byteLength
      document.dispatchEvent(new CustomEvent('meter', { detail: entry }))
    }, () => {})
    return answer
  }

  function write(where, name, value, out = size(value)) {
    note({ kind: 'write', where, name, value: value ?? '', out, isGone: value === null })
  }
  for (const method of ['setItem', 'removeItem', 'clear']) {
    const own = Storage.prototype[method]
    Storage.prototype[method] = function (name = 'everything', value = null) {
      const had = method === 'setItem' || (method === 'clear' ? this.length : this.getItem(name) !== null)
      own.call(this, name, value)
      if (had) write(this === localStorage ? 'localStorage' : 'sessionStorage', name, value === null ? null : `${value}`)
    }
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(text) {
      const had = cookie.get.call(this)
      cookie.set.call(this, text)
      if (cookie.get.call(this) !== had || !/Max-Age=0/.test(text)) {
        write('cookie', text.split('=')[0], /Max-Age=0/.test(text) ? null : text.slice(text.indexOf('=') + 1))
      }
    },
  })
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (value, key) {
    let raw = 0
    const plain = (_, part) => ArrayBuffer.isView(part) ? (raw += part.byteLength, `${part.byteLength} bytes`) : part
    const text = JSON.stringify(value, plain) ?? ''
    write('IndexedDB', `${this.transaction.db.name}/${this.name}/${key}`, text.slice(0, 4000), raw + size(text))
    return put.call(this, value, key)
  }
  const drop = IDBFactory.prototype.deleteDatabase
  IDBFactory.prototype.deleteDatabase = function (name) {
    write('IndexedDB', name, null)
    return drop.call(this, name)
  }

  const loads = new PerformanceObserver(list => {
    for (const { name, entryType, initiatorType, transferSize } of list.getEntries()) {
      const isAgain = entryType === 'navigation' && entries.some(({ what }) => what === 'page')
      if (initiatorType === 'fetch' || isAgain) continue
      const { pathname, search } = new URL(name)
      note({ kind: 'load', method: 'GET', path: pathname + search, what: entryType === 'navigation' ? 'page' : initiatorType, in: transferSize, out: 0, about: [] })
    }
  })
  let isWatching = false
  const watch = () => {
    if (isWatching) return
    isWatching = true
    for (const type of ['navigation', 'resource']) loads.observe({ type, buffered: true })
  }
  document.addEventListener('confide:shelf', () => setTimeout(watch), { once: true })
  addEventListener('load', () => setTimeout(watch, document.querySelector('confide-shelf') ? 2000 : 0))

  async function stored() {
    const found = cookie.get.call(document).split('; ').filter(Boolean).map(each => ['cookie', each.split('=')[0], size(each)])
    const look = (where, storage) => {
      for (const [name, value] of Object.entries(storage)) found.push([where, name, size(name + value)])
    }
    try { look('localStorage', localStorage); look('sessionStorage', sessionStorage) } catch { /* Forbidden: nothing. */ }
    try {
      for (const { name } of await indexedDB.databases?.() ?? []) found.push(['IndexedDB', name, 0])
      for (const name of await caches?.keys() ?? []) found.push(['Cache API', name, 0])
    } catch { /* As above. */ }
    return found
  }

  const meter = { entries, stored, sent: () => entries.filter(({ about }) => about?.length).length, moved: 0, long: 0 }
  new PerformanceObserver(list => {
    for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) meter.moved += value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver(list => { meter.long += list.getEntries().length }).observe({ type: 'longtask', buffered: true })
  const first = location.href
  document.addEventListener('confide:shelf', () => { meter.filled ??= location.href === first ? performance.now() : 0 })
  window.meter = meter
})()

"""##),
("sample.tsv", ##"""
id	title	description	link	image_link	price	availability	brand	product_type
tea-sencha	Sencha, first flush	Steamed green tea, fresh and a little sweet.	/tea-sencha	/tea-sencha.jpg	12.50 EUR	in_stock	Leaf & Kettle	Tea > Green
tea-gyokuro	Gyokuro, shaded	Shaded for three weeks before the harvest.	/tea-gyokuro	/tea-gyokuro.jpg	24.00 EUR	in_stock	Leaf & Kettle	Tea > Green
tea-assam	Assam, second flush	Strong and malty, good with milk.	/tea-assam	/tea-assam.jpg	9.80 EUR	in_stock	Leaf & Kettle	Tea > Black
tea-darjeeling	Darjeeling, spring	Light, with a scent of muscat grapes.	/tea-darjeeling	/tea-darjeeling.jpg	14.20 EUR	in_stock	Leaf & Kettle	Tea > Black
tea-rooibos	Rooibos, plain	From South Africa, without caffeine.	/tea-rooibos	/tea-rooibos.jpg	6.40 EUR	in_stock	Leaf & Kettle	Tea > Herbal
tea-mint	Peppermint leaves	Cut coarsely, grown two valleys away.	/tea-mint	/tea-mint.jpg	5.20 EUR	in_stock	Two Hills	Tea > Herbal
pot-glass	Glass teapot 1 l	With a sieve that can be taken out.	/pot-glass	/pot-glass.jpg	29.00 EUR	in_stock	Clearwell	Tea ware > Pots
pot-iron	Cast iron pot 0.8 l	Keeps tea warm for an hour.	/pot-iron	/pot-iron.jpg	59.00 EUR	in_stock	Clearwell	Tea ware > Pots
cup-double	Double glass cups, two	Hot inside, cool outside.	/cup-double	/cup-double.jpg	22.00 EUR	in_stock	Clearwell	Tea ware > Cups
cup-stone	Stoneware cup	Glazed by hand in a quiet blue.	/cup-stone	/cup-stone.jpg	16.00 EUR	in_stock	Fern & Ember	Tea ware > Cups
caddy-tin	Tea caddy, tin	Holds 250 grams away from light.	/caddy-tin	/caddy-tin.jpg	11.00 EUR	in_stock	Clearwell	Tea ware > Storage
whisk-bamboo	Bamboo whisk	For matcha; a hundred tines from one piece.	/whisk-bamboo	/whisk-bamboo.jpg	18.50 EUR	in_stock	Leaf & Kettle	Tea ware > Tools

"""##),
("shop.css", ##"""
/* Fern & Ember, in light and dark; nothing in it is loaded from anywhere. */
:root {
  color-scheme: light dark;
  --paper: #f7f4ec; --card: #fffdf8; --ink: #20271f; --soft: #566051; --line: #ded8c9;
  --leaf: #2c6744; --on-leaf: #fff; --tint: #e6eddf; --note: #8a4a17; --radius: 14px;
  --edge: clamp(1rem, 4vw, 2.5rem);
  --confide-paper: var(--tint); --confide-ink: var(--ink); --confide-yes: var(--leaf); --confide-no: var(--leaf);
  --confide-yes-ink: var(--on-leaf); --confide-no-ink: var(--on-leaf); --confide-answer-radius: 999px;
  --confide-shelf-height: 26rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141917; --card: #1d2420; --ink: #edf0e8; --soft: #a9b5a8; --line: #353f38;
    --leaf: #94d3a5; --on-leaf: #0d2015; --tint: #212c25; --note: #f0b983;
  }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0; min-block-size: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere }
main { flex: 1 }
h1, h2, .sign { font-family: ui-serif, Georgia, "Times New Roman", serif; line-height: 1.15; font-weight: 600; margin: 0; text-wrap: balance }
h1 { font-size: clamp(1.7rem, 4.2vw, 2.9rem) }
h2 { font-size: 1.45rem }
h1:focus:not(:focus-visible) { outline: 0 }
p { margin: .4rem 0 }
ul, ol { list-style: none; margin: 0; padding: 0 }
img { display: block; max-inline-size: 100%; block-size: auto }
a { color: inherit; text-underline-offset: .2em }
:focus-visible { outline: 3px solid var(--leaf); outline-offset: 3px; border-radius: 6px }
button { font: inherit; min-block-size: 2.5rem; padding: .3rem 1rem; border-radius: 999px; cursor: pointer; border: 1px solid var(--soft); background: none; color: inherit }
button.main { min-block-size: 2.75rem; padding: .5rem 1.3rem; border: 2px solid var(--leaf); background: var(--leaf); color: var(--on-leaf); font-weight: 600 }
button:hover:not(:disabled) { filter: brightness(1.08); border-color: var(--leaf) }
button:disabled { opacity: .45; cursor: default }
[hidden] { display: none !important }
.quiet { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%) }
.skip { position: absolute; inset-inline-start: -99rem }
.skip:focus { inset-inline-start: 1rem; background: var(--card); padding: .6rem 1rem; z-index: 2 }
.top, main, .foot { inline-size: 100%; max-inline-size: 76rem; margin-inline: auto; padding-inline: var(--edge) }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1.5rem; padding-block: .9rem }
.sign { font-size: 1.5rem; text-decoration: none; padding: .2rem 0 }
.top nav { flex: 1 1 30rem }
.aisles { display: flex; flex-wrap: wrap; gap: 0 1.1rem }
.aisles a { display: inline-block; padding: .3rem 0; text-decoration: none }
.aisles a:hover { text-decoration: underline }
.cart-link { padding: .3rem 0 }
#cart-count { display: inline-block; min-inline-size: 2ch }

.hero { display: grid; grid-template-columns: 3fr 2fr; align-items: center; gap: 1rem; padding-block: .5rem 1.25rem }
.hero p { color: var(--soft); font-size: 1.1rem }
.hero-art { display: grid; grid-template-columns: repeat(4, 1fr) }
.hero-art img { inline-size: 100% }
main > section { margin-block: 2rem }
.row-head { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-block-end: .9rem }
.grid { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(11.5rem, 45%), 1fr)) }
h1 + .grid, section > h2 + .grid { margin-block-start: .9rem }
.card { min-inline-size: 0 }
.card a { display: block; text-decoration: none; border-radius: var(--radius) }
.card img { inline-size: 100%; aspect-ratio: 1; padding: 8%; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius) }
.card a:hover .name { text-decoration: underline }
.name { display: block; font-weight: 600; margin-block-start: .55rem; line-height: 1.3 }
.price { margin: .1rem 0 0; font-variant-numeric: tabular-nums }
.note { color: var(--note); font-size: .9rem; font-weight: 600; margin-inline-start: .35rem }

/* The shelf of the SDK, through its parts. */
.shelf { background: var(--card); border: 1px solid var(--line); border-radius: calc(var(--radius) + 6px); padding: clamp(1rem, 2.5vw, 1.5rem) }
.lead { margin: 0 0 .2rem; color: var(--leaf); font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
confide-shelf::part(heading) { font: 600 1.45rem/1.15 ui-serif, Georgia, "Times New Roman", serif; margin-block-end: .5rem }
confide-shelf::part(list) { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(10rem, 1fr); padding: .25rem; scroll-snap-type: x proximity }
confide-shelf::part(card) { inline-size: auto; scroll-snap-align: start }
confide-shelf::part(image) { inline-size: 100%; padding: .5rem; background: var(--tint); border-radius: var(--radius) }
confide-shelf::part(link) { text-decoration: none }
confide-shelf::part(name) { font-weight: 600 }
confide-shelf::part(basis) { color: var(--soft) }
.shelf iframe { inline-size: 100%; block-size: 18rem; border: 0 }
.dial { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .7rem; margin-block-start: .75rem; padding-block-start: .75rem; border-block-start: 1px solid var(--line); min-block-size: 3.6rem }
.dial label { font-weight: 600 }
.dial input { inline-size: min(14rem, 40vw); block-size: 2rem; margin: 0; accent-color: var(--leaf) }
.dial button { inline-size: 2.5rem; padding: 0; font-size: 1.2rem; line-height: 1 }
.dial output { min-inline-size: 10.5rem }
#dial-hint { color: var(--soft) }

.path { padding-block: .3rem; color: var(--soft) }
.path a { display: inline-block; padding: .2rem 0 }
.product { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: clamp(1rem, 4vw, 3.5rem); align-items: center; padding-block: 1rem .5rem }
.product img { inline-size: 100%; max-inline-size: 24rem; padding: 6%; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius) }
.product .price { font-size: 1.35rem; margin-block: .6rem }
.product button { margin-block-start: .6rem }
.brand { color: var(--soft); margin: 0 }
.cart { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(9rem, 45%), 1fr)); margin-block: 1rem }
.cart button { inline-size: 2.5rem; padding: 0 }
.facts li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .3rem 1rem; padding-block: .5rem; border-block-end: 1px solid var(--line) }
.foot { margin-block-start: 2rem; padding-block: 1.2rem 2rem; color: var(--soft); border-block-start: 1px solid var(--line) }

.split { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1rem }
.split section { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem }
.split section > p { min-block-size: 4.6rem }
.split iframe { display: block; inline-size: 100%; block-size: 37rem; border: 0 }
.split dl { margin: 0 0 .6rem; min-block-size: 17rem }
#compare-news { min-block-size: 3rem }
.split dt { color: var(--soft); font-size: .9rem }
.split dd { margin: 0 0 .2rem; font-weight: 600; font-variant-numeric: tabular-nums }
.not { font-weight: 600 }
.drop { display: grid; gap: .75rem; padding: 1.5rem; border: 2px dashed var(--soft); border-radius: var(--radius); background: var(--card) }
.drop > * { min-inline-size: 0; margin: 0 }
.drop input { font: inherit; inline-size: 100%; min-block-size: 2.5rem }
#feed-news { font-weight: 600; min-block-size: 1.5rem; margin-block: 1rem .3rem }
#feed-news:focus { outline: 0 }
#own .shelf + .shelf { margin-block-start: 1.5rem }
h2 + .wide { margin-block-start: .7rem }
.faults { color: var(--note) }
.code { max-inline-size: 100%; overflow: auto; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); font: .9rem/1.5 ui-monospace, monospace; white-space: pre-wrap }
.wide { overflow-x: auto }
.wide th { overflow-wrap: normal }
table { border-collapse: collapse; inline-size: 100%; background: var(--card) }
th, td { text-align: start; vertical-align: top; padding: .5rem .8rem; border: 1px solid var(--line) }
td { font-variant-numeric: tabular-nums }
#costs { block-size: 15.5rem }
.papers a { display: inline-block; padding: .3rem 0 }

@media (max-width: 44rem) {
  .hero, .product { grid-template-columns: 1fr }
  .hero-art { display: none }
  .product img { max-inline-size: 18rem; margin-inline: auto }
  .dial #dial-hint { flex-basis: 100% }
}
@media (scripting: none) { .dial, .lead, confide-shelf { display: none } }
@media (prefers-reduced-motion: no-preference) { @view-transition { navigation: auto } }
@media (forced-colors: active) { .card img, .shelf { border: 1px solid } }

"""##),
("shop.js", ##"""
// The shop's own script, over the storefront SDK. Pages change in place: so nothing has to be stored to be counted, and an
import { consent, data, on, page } from '/sdk/v1/confide.js'
import { $, say } from './base.js'
import { count, emptyCart, openCart, put } from './cart.js'

const main = () => $('#main')

const rooms = {
  cart: openCart,
  yours: async () => (await import('./yours.js')).openYours(),
  split: async () => (await import('./split.js')).openSplit(),
  start: async () => (await import('./start.js')).openStart(),
  catalog: async () => (await import('./catalog.js')).openCatalog(),
}

const causes = { because_you_viewed: 'Because you looked at', because_of_history: 'From your earlier visits:' }
function lead({ target, detail }) {
  const line = target.parentElement.querySelector('.lead')
  if (!line || !detail) return
  const names = { because_you_viewed: new Map(), because_of_history: new Map() }
  for (const { reasons } of detail.items) {
    for (const { code, item, title } of reasons) if (names[code] && title) names[code].set(item, title)
  }
  const code = Object.keys(names).find(each => names[each].size)
  if (!code) return line.replaceChildren(line.parentElement.dataset.lead)
  const shown = [...names[code].values()].slice(0, 2).flatMap((name, index) => {
    const title = document.createElement('bdi')
    title.textContent = name
    return index ? [' and ', title] : [title]
  })
  line.replaceChildren(`${causes[code]} `, ...shown)
}

const steps = ['Only close matches', 'Mostly close', 'A mix', 'Some surprises', 'Mostly surprises']
let surprise = 3
function turn(to) {
  surprise = Math.min(Math.max(to, 1), 5)
  for (const dial of document.querySelectorAll('.dial')) {
    const range = $('input', dial)
    range.value = surprise
    range.ariaValueText = steps[surprise - 1]
    $('output', dial).textContent = steps[surprise - 1]
  }
  for (const shelf of document.querySelectorAll('confide-shelf')) {
    if (shelf.getAttribute('surprise') !== `${surprise}`) shelf.setAttribute('surprise', surprise)
  }
}
function dials() {
  const isOff = consent.get().recommendations === 'off'
  for (const part of document.querySelectorAll('.dial input, .dial button')) part.disabled = isOff
  for (const hint of document.querySelectorAll('#dial-hint')) hint.hidden = !isOff
  if (surprise !== 3) turn(surprise)
}

async function go(address, isBack) {
  try {
    const answer = await fetch(address, { credentials: 'omit' })
    if (!answer.ok) throw new Error(`${answer.status}`)
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = $('#main', next)
    for (const each of fresh.querySelectorAll('noscript')) each.remove()
    if (!isBack) history.pushState(null, '', address)
    document.title = next.title
    await look(fresh)
    main().replaceWith(document.adoptNode(fresh))
  } catch { return location.assign(address) }
  if (!isBack) scrollTo({ top: 0, behavior: 'instant' })
  $('h1').focus({ preventScroll: true })
  arrive()
}

const look = where => where.dataset.item ? page({ product_id: where.dataset.item }) : null

export function arrive() {
  dials()
  count()
  rooms[main().dataset.page]?.()
}

const isOurs = address => address.origin === location.origin && /^\/demo(\/(aisles|items|cart|yours|split|start|lawyer|papers)|$)/.test(address.pathname)
  && !/^\/demo\/catalog/.test(location.pathname)
let path = location.pathname
document.addEventListener('click', event => {
  const link = event.composedPath().find(each => each.localName === 'a' && each.href)
  if (!link || link.target || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const address = new URL(link.href)
  if (!isOurs(address) || address.hash) return
  event.preventDefault()
  go(address.href).then(() => { path = location.pathname })
})
addEventListener('popstate', () => {
  if (location.pathname === path) return
  path = location.pathname
  go(location.href, true)
})

document.addEventListener('click', ({ target }) => {
  const step = target.closest('[data-step]')
  if (step) turn(surprise + Number(step.dataset.step))
  const add = target.closest('[data-add]')
  if (add) {
    put(add.dataset.add, 1)
    say('It is in your cart.')
  }
})
document.addEventListener('input', ({ target }) => { if (target.id === 'surprise') turn(Number(target.value)) })

export async function erase() {
  const { erased } = await data('erase')
  emptyCart()
  say(erased ? 'Erased. Nothing about you is left.' : 'The shop could not be reached. Try again.')
  arrive()
}
$('#erase').addEventListener('click', erase)

document.addEventListener('confide:shelf', lead)
on('consent', dials)
look(main())
arrive()

let isOpen = false
async function openTools() {
  if (isOpen) return
  isOpen = true
  const [{ openWire, showMeter }, { openWho }] = await Promise.all([import('./wire.js'), import('./who.js')])
  openWire()
  openWho()
  showMeter()
}
if (window.meter.filled !== undefined || !$('confide-shelf')) openTools()
else document.addEventListener('confide:shelf', () => setTimeout(openTools), { once: true })
setTimeout(openTools, 2000)

"""##),
("split.js", ##"""
// Four pages at four levels: what each sent, received and kept, as each of them measured it.
import { $, bytes, post } from './base.js'

const sections = () => [...document.querySelectorAll('.split section')]
const inside = section => $('iframe', section).contentWindow

function count(section) {
  const { meter, apart } = inside(section)
  if (!meter || !apart) return
  const asked = meter.entries.filter(({ kind }) => kind === 'request')
  const written = new Map(meter.entries.filter(({ where, isGone }) => where === 'IndexedDB' && !isGone).map(each => [each.name, each.out]))
  const add = (list, name) => list.reduce((sum, each) => sum + (each[name] ?? 0), 0)
  const show = (name, text) => { $(`[data-sum=${name}]`, section).textContent = text }
  const about = asked.filter(each => each.about.length)
  show('out', `${bytes(add(asked, 'out'))} in ${asked.length} requests`)
  show('about', about.length ? `${bytes(add(about, 'out'))} in ${about.length} requests` : '0 B')
  show('in', bytes(add(asked, 'in')))
  show('stored', bytes([...written.values()].reduce((sum, each) => sum + each, apart.stored())))
}

async function compare() {
  $('#compare').disabled = true
  const token = post('/demo/personas/maja').then(({ token }) => token)
  await Promise.all(sections().map(async section => {
    const isAccount = section.dataset.level === 'account'
    const has = await inside(section).begin(isAccount ? await token : '')
    $('.not', section).hidden = has
    $('iframe', section).hidden = !has
    $('dl', section).hidden = !has
  }))
  await new Promise(done => { setTimeout(done, 300) })
  sections().forEach(count)
  for (const section of sections()) inside(section).apart.end()
  $('#compare-news').textContent = 'Said. The shelves below are the answers.'
}

async function fit() {
  const { trials, levels } = await (await fetch('/demo/fit', { credentials: 'omit' })).json()
  $('#fit-trials').textContent = trials
  for (const { level, ...hits } of levels) {
    for (const [name, count] of Object.entries(hits)) {
      $(`[data-level=${level}] [data-fit=${name}]`).textContent = `${Math.round(100 * count / trials)} % (${count} of ${trials})`
    }
  }
}

export function openSplit() {
  fit().catch(() => {})
  $('#compare').addEventListener('click', compare)
  for (const section of sections()) {
    const frame = $('iframe', section)
    const begin = () => inside(section).document.addEventListener('meter', () => { if (section.isConnected) count(section) })
    if (frame.contentDocument?.readyState === 'complete') begin()
    frame.addEventListener('load', () => { begin(); count(section) })
    setTimeout(() => { if (section.isConnected) count(section) }, 1500)
  }
}

"""##),
("start.js", ##"""
// The two lines, and what they cost this page: counted by the page itself.
import { $, bytes, element } from './base.js'

const files = ['confide.js', 'shelf.js', 'ask.js', 'en.js', 'choices.js', 'settings.js', 'reasons.js', 'events.js', 'device.js', 'layer.js', 'theme.js']

async function packed(name) {
  const { body } = await fetch(`/sdk/v1/${name}`, { credentials: 'omit' })
  return (await new Response(body.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()).byteLength
}

export async function openStart() {
  $('#copy').onclick = async () => {
    try {
      await navigator.clipboard.writeText($('#snippet').textContent)
      $('#copied').textContent = 'Copied.'
    } catch { $('#copied').textContent = 'Your browser does not allow it. Select the lines, and copy them.' }
  }
  if (window.meter.filled === undefined) await new Promise(done => document.addEventListener('confide:shelf', done, { once: true }))
  const sizes = Object.fromEntries(await Promise.all(files.map(async name => [name, await packed(name)])))
  const sum = Object.values(sizes).reduce((all, size) => all + size, 0)
  const { filled, moved, long, entries } = window.meter
  const [{ responseStart }] = performance.getEntriesByType('navigation')
  const foreign = entries.filter(({ path }) => path?.includes('//')).length
  const rows = [
    ['Sent before anything is asked (gzip)', bytes(sizes['confide.js'] + sizes['shelf.js'])],
    ['All of it, if everything is used (gzip)', bytes(sum)],
    ['From the first byte to a filled shelf', filled ? `${Math.round(filled - responseStart)} ms` : 'load this page again to measure it'],
    ['Tasks longer than 50 ms on this page so far', `${long}`],
    ['Layout shift (CLS)', moved.toFixed(3)],
    ['Requests to anybody else', `${foreign}`],
  ]
  $('#costs')?.replaceChildren(...rows.map(([name, value]) => {
    const row = element('tr')
    row.append(element('th', name, { scope: 'row' }), element('td', value))
    return row
  }))
}

"""##),
("tools.css", ##"""
/* What the demo has around its shop: a strip above it, and the wire below. */
.tools { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .3rem .8rem; padding: .45rem var(--edge); background: #20271f; color: #edf0e8; font-size: .9rem }
.tools :focus-visible, .wire :focus-visible { outline-color: #94d3a5 }
.tools ul { display: flex; flex-wrap: wrap; gap: 0 1rem }
.tools a { display: inline-block; padding: .3rem 0 }
.tools button { min-block-size: 2rem; padding: .1rem .8rem }
.meter { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .6rem }
.chip { margin: 0; padding: .25rem .9rem; border-radius: 999px; background: #2c6744; color: #fff; font-variant-numeric: tabular-nums }
.chip b { display: inline-block; min-inline-size: 1.2ch }

#who-open { min-inline-size: 10.5rem }
#who { inset: 3rem auto auto 50%; translate: -50%; inline-size: min(34rem, 100% - 2rem); max-block-size: calc(100vh - 4rem); margin: 0; padding: 1rem 1.25rem; border: 1px solid #4a5a4a; border-radius: 12px; background: #20271f; color: #edf0e8; font-size: 1rem; overflow: auto }
#who fieldset { border: 0; margin: 0; padding: 0 }
#who legend, #who h2 { font: 600 1.2rem/1.3 ui-serif, Georgia, serif; padding: 0 }
#who label { display: flex; gap: .7rem; align-items: baseline; padding-block: .35rem }
#who input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; flex: none; accent-color: #94d3a5 }
#who-asked, #time-news { min-block-size: 1.5rem; color: #f0b983 }

.wire { position: sticky; inset-block-end: 0; z-index: 1; background: #20271f; color: #edf0e8; font-size: .85rem; border-block-start: 1px solid #4a5a4a }
.wire summary { padding: .5rem var(--edge); cursor: pointer; font-weight: 600; min-block-size: 2.4rem }
#wire-sum { font-weight: 400; margin-inline-start: .8rem; font-variant-numeric: tabular-nums }
.wire > p { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0 var(--edge) }
.wire label { display: flex; align-items: center; gap: .5rem; min-block-size: 2rem }
.wire input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: #94d3a5 }
#wire-list { max-block-size: 34vh; overflow: auto; padding: .2rem var(--edge) .6rem; font-family: ui-monospace, monospace }
#wire-list li { padding: .25rem .6rem; border-inline-start: 4px solid #6f7d6f; margin-block: .3rem }
#wire-list .about { border-color: #f0b983; background: #3a3020 }
#wire-list .write { border-color: #a9d8dc }
#wire-list .load { display: none }
#wire-list.all .load { display: block }
#wire-list strong { color: #f0b983 }
#wire-list .same { color: #b3bdb1 }
#wire-list pre { margin: .2rem 0 0; white-space: pre-wrap }
.wired { scroll-padding-block-end: calc(34vh + 6rem) }
@media (max-height: 30rem) { .wire { position: static } }
@media (scripting: none) { .tools, .wire { display: none } }

"""##),
("who.js", ##"""
// Who is asking, and what day it is: the two things that only a demo lets anybody choose.
import { consent, identify, on } from '/sdk/v1/confide.js'
import { $, post, say } from './base.js'
import { arrive } from './shop.js'

let person = null
const key = $('meta[name=confide-key]').content

export const signedIn = () => person

export async function signIn(id) {
  person = { id, ...await post(`/demo/personas/${id}`) }
  await identify(person.token)
  $('#who-name').textContent = person.name.split(',')[0]
  await tellQuestion()
}

async function tellQuestion() {
  const answer = await fetch('/v1/consent/notices?language=en', {
    credentials: 'omit', headers: { Authorization: `Bearer ${key}`, 'Confide-Shopper': person.token },
  })
  const notice = (await answer.json()).notices.find(({ purpose }) => purpose === 'recommendations')
  const reasons = { expired: 'The yes has run out.', no_is_old: 'The no is old enough.' }
  $('#who-asked').textContent = notice.may_ask
    ? `${person.name.split(',')[0]} may be asked about suggestions. ${reasons[notice.because] ?? ''}`
    : `Nobody may ask ${person.name.split(',')[0]} about suggestions before ${notice.not_before ?? 'the answer runs out'}.`
  if (notice.may_ask && reasons[notice.because]) consent.open('question', null).catch(() => {})
}

function refill() {
  for (const shelf of document.querySelectorAll('confide-shelf')) shelf.setAttribute('limit', shelf.getAttribute('limit'))
}

async function later(days) {
  const { today, deleted } = await post('/demo/clock', { days })
  $('#today').textContent = today
  $('#time-news').textContent = `It is ${today}. What was past its date is gone: ${deleted} records.`
  if (person) await signIn(person.id)
  else refill()
  arrive()
}

export function openWho() {
  const panel = $('#who')
  if (!panel) return
  panel.addEventListener('toggle', async ({ newState }) => {
    if (newState !== 'open') return
    for (const each of panel.querySelectorAll('input')) each.checked = each.value === (person?.id ?? '')
    const { today } = await (await fetch('/demo/clock', { credentials: 'omit' })).json()
    $('#today').textContent = today
  })
  panel.addEventListener('change', ({ target }) => {
    if (!target.value) return location.reload()
    signIn(target.value).then(arrive, ({ message }) => say(message))
  })
  panel.addEventListener('click', ({ target }) => {
    if (target.dataset.days) later(Number(target.dataset.days)).catch(({ message }) => { $('#time-news').textContent = message })
  })
  on('error', ({ code }) => { if (code === 'shopper_token_expired' && person) signIn(person.id) })
  document.addEventListener('visibilitychange', () => { if (!document.hidden && person) signIn(person.id).then(arrive) })
}

"""##),
("wire.js", ##"""
// The chip and the drawer: what the meter saw.
import { $, bytes, element } from './base.js'

const list = new Map()
let later = 0

function fill(row, entry) {
  row.className = entry.kind
  if (entry.about?.length) row.classList.add('about')
  if (entry.kind === 'write') {
    const said = element('code', entry.isGone ? 'removed' : entry.value.slice(0, 2000))
    row.replaceChildren(element('b', entry.isGone ? 'GONE' : 'KEPT'), ` ${entry.where} `, element('code', entry.name),
      ` ${entry.isGone ? '' : bytes(entry.out)} `, ...entry.isGone ? [] : [said])
    return
  }
  const parts = [element('b', entry.method), ' ', element('code', entry.path)]
  if (entry.kind === 'load') parts.push(` ${entry.what}`)
  parts.push(entry.out ? ` ${bytes(entry.out)} out, ${bytes(entry.in)} in` : ` ${bytes(entry.in)} in`)
  if (entry.about.length) parts.push(' ', element('strong', `about you: ${entry.about.join(', ')}`))
  else if (entry.kind === 'request') parts.push(' ', element('span', 'the same for everybody', { className: 'same' }))
  if (entry.body) parts.push(element('pre', entry.body.slice(0, 2000)))
  row.replaceChildren(...parts)
}

function draw(entry) {
  let row = list.get(entry)
  if (!row) {
    row = document.createElement('li')
    list.set(entry, row)
    $('#wire-list').append(row)
  }
  fill(row, entry)
}

function note(entry) {
  if ($('#wire').open) draw(entry)
  later ||= setTimeout(() => {
    later = 0
    showMeter()
  }, 100)
}

export async function showMeter() {
  const { entries, sent, stored } = window.meter
  const kept = await stored()
  $('#stored').textContent = kept.length
  $('#sent').textContent = sent()
  const requests = entries.filter(({ kind }) => kind !== 'write').length
  const writes = entries.length - requests
  $('#wire-sum').textContent = `${requests} requests, ${sent()} about you · ${writes} writes`
}

export function openWire() {
  document.addEventListener('meter', ({ detail }) => note(detail))
  const all = $('#wire-all')
  all.addEventListener('change', () => $('#wire-list').classList.toggle('all', all.checked))
  $('#wire').addEventListener('toggle', ({ target }) => {
    if (target.open) window.meter.entries.forEach(draw)
    document.documentElement.classList.toggle('wired', target.open)
  })
}

"""##),
("yours.js", ##"""
// What this tab knows of her, thing by thing; each can go, and the next answer does without it.
import { consent, data, feedback, on } from '/sdk/v1/confide.js'
import { $, element } from './base.js'
import { erase } from './shop.js'
import { signedIn } from './who.js'

function button(text, name, undo) {
  const made = Object.assign(element('button', text), { type: 'button', ariaLabel: `${text}: ${name}` })
  made.addEventListener('click', () => {
    undo()
    openYours()
    $('h1').focus()
  })
  return made
}

function fact(text, name, ...buttons) {
  const row = document.createElement('li')
  row.append(element('p', text), ...buttons)
  return row
}

async function titles(ids) {
  const pages = await Promise.all(ids.map(async id => {
    const answer = await fetch(`/demo/items/${encodeURIComponent(id)}`, { credentials: 'omit' })
    return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('h1')?.textContent ?? id
  }))
  return new Map(ids.map((id, index) => [id, pages[index]]))
}

export async function openYours() {
  const { device } = await data('show')
  const names = await titles([...new Set([...device.items, ...device.hidden])])
  if (!$('#facts-list')) return
  const rows = [
    ...device.items.map(id => fact(`You looked at ${names.get(id)}. Used for shelves in this tab.`, names.get(id),
      button('Remove', names.get(id), () => feedback(id, 'less')))),
    ...device.hidden.map(id => fact(`Not interested in ${names.get(id)}. Used to leave it out.`, names.get(id),
      button('Undo', names.get(id), () => feedback(id, 'undo')))),
    ...Object.entries(device.agreed).map(([purpose]) => fact(`You said yes to ${purpose}, for this visit.`, purpose,
      button('Take back', purpose, () => consent.set({ [purpose]: 'off' }).then(openYours)))),
    ...device.refused.map(purpose => fact(`You said no to ${purpose}. It is kept so that nobody asks again.`, purpose)),
  ]
  $('#facts-list').replaceChildren(...rows)
  $('#facts-none').hidden = rows.length > 0
  const person = signedIn()
  $('#account form').hidden = !person
  $('#account [name=token]').value = person?.token ?? ''
  $('#account-none').textContent = person ? `${person.name}: ${person.about}` : 'You are not signed in, so the shop keeps nothing under a name for you.'
  $('#choices').onclick = () => consent.open('settings')
  $('#erase-all').onclick = erase
}
on('consent', () => { if ($('#facts-list')) openYours() })

"""##),
    ]
}
