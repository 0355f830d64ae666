// The demo's meter: loaded before everything else, so that no request and no write goes past it. It changes nothing, and
// what it notes is in the page's memory alone.
(() => {
  const entries = []
  const size = text => new TextEncoder().encode(text ?? '').length
  const note = entry => {
    entries.push(entry)
    document.dispatchEvent(new CustomEvent('meter', { detail: entry }))
    return entry
  }

  // What in a request would be about a person: what she looked at, chose or hid, and who she is.
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

  // Everything else that the page loads: itself, styles, scripts, pictures. None of it differs from person to person.
  const loads = new PerformanceObserver(list => {
    for (const { name, entryType, initiatorType, transferSize } of list.getEntries()) {
      const isAgain = entryType === 'navigation' && entries.some(({ what }) => what === 'page')
      if (initiatorType === 'fetch' || isAgain) continue
      const { pathname, search } = new URL(name)
      note({ kind: 'load', method: 'GET', path: pathname + search, what: entryType === 'navigation' ? 'page' : initiatorType, in: transferSize, out: 0, about: [] })
    }
  })
  // The browser keeps them until they are asked for: the first shelf need not wait while they are looked through.
  let isWatching = false
  const watch = () => {
    if (isWatching) return
    isWatching = true
    for (const type of ['navigation', 'resource']) loads.observe({ type, buffered: true })
  }
  document.addEventListener('confide:shelf', () => setTimeout(watch), { once: true })
  addEventListener('load', () => setTimeout(watch, document.querySelector('confide-shelf') ? 2000 : 0))

  // What the browser really keeps of this shop, by name.
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
  // How soon the first page had its shelf; nothing can be said of a page that was changed in place before.
  const first = location.href
  document.addEventListener('confide:shelf', () => { meter.filled ??= location.href === first ? performance.now() : 0 })
  window.meter = meter
})()
