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
  const size = text => new TextEncoder().encode(text).length
  window.apart = {
    stored: () => shelves.flatMap(kept => [...kept]).reduce((sum, [name, value]) => sum + size(name) + size(value), 0),
  }
})()
