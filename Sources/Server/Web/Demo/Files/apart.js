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
  // A database can only be the browser's; it has a name of its own, and goes when it was counted.
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
