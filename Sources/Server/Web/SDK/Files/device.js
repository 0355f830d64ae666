// The level device: what she looked at stays here, and is ranked here, on a graph that is the same for everybody.
import { ask, quietly, state } from './confide.js'

// What this visit looked at is left out of its shelves; what only earlier ones did may come back. Half an hour ends a visit.
const kept = { earlier: new Set() }
const visitEnds = 18e5
const forgotten = 90 * 864e5
let opening

// One store in one database; where storage is forbidden, memory is enough.
function store(mode, act) {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('confide', 1)
    opened.onupgradeneeded = () => opened.result.createObjectStore('kept')
    opened.onerror = () => reject(opened.error)
    opened.onsuccess = () => {
      const done = opened.result.transaction('kept', mode)
      const asked = act(done.objectStore('kept'))
      done.oncomplete = () => { opened.result.close(); resolve(asked.result) }
      done.onabort = () => { opened.result.close(); reject(done.error) }
    }
  }).catch(() => null)
}

// Reads what is kept, once a page. After 90 days without a visit it is gone.
export function open() {
  return opening ??= (async () => {
    const [hers, graph] = await Promise.all(['hers', 'graph'].map(name => store('readonly', all => all.get(name))))
    kept.graph ??= graph
    const { visit } = state
    const idle = hers ? Date.now() - hers.time : Infinity
    if (idle > forgotten) return
    kept.earlier = new Set(idle < visitEnds ? hers.earlier : hers.items)
    for (const item of visit.items) kept.earlier.delete(item)
    visit.items = [...hers.items, ...visit.items].slice(-50)
    visit.hidden = [...new Set([...hers.hidden, ...visit.hidden])]
  })()
}

export async function keep() {
  await open()
  const { items, hidden } = state.visit
  kept.earlier.delete(items.at(-1))
  await store('readwrite', all => all.put({ items, hidden, earlier: [...kept.earlier], time: Date.now() }, 'hers'))
}

export async function erase() {
  opening = kept.graph = kept.read = null
  kept.earlier.clear()
  await new Promise(resolve => {
    const asked = quietly(() => indexedDB.deleteDatabase('confide'))
    if (!asked) return resolve()
    asked.onsuccess = asked.onerror = asked.onblocked = resolve
  })
}

// The published form, docs/sdk.md: numbers are LEB128, columns stand apart.
export function parse(shards) {
  const graph = { names: [], to: [], weights: [], positions: [] }
  const text = new TextDecoder('utf-8', { fatal: true })
  for (const bytes of shards) {
    let at = 4
    const number = () => {
      for (let sum = 0, unit = 1; ; unit *= 128) {
        const byte = bytes[at++]
        if (byte === undefined) throw new RangeError('truncated')
        sum += (byte & 127) * unit
        if (byte < 128) return sum
      }
    }
    if (text.decode(bytes.subarray(0, 4)) !== 'CFG1') throw new TypeError('not a graph')
    const [first, count] = [number(), number(), number()]
    if (first !== graph.names.length) throw new RangeError('a shard is missing')
    graph.positions = Array.from({ length: number() }, number)
    for (let item = 0; item < count; item++) {
      const length = number()
      graph.names.push(text.decode(bytes.subarray(at, at += length)))
    }
    for (const length of Array.from({ length: count }, number)) {
      let last = -1
      graph.to.push(Array.from({ length }, () => last += number() + 1))
    }
    for (const row of graph.to.slice(first)) graph.weights.push(bytes.subarray(at, at += row.length))
  }
  graph.numbers = new Map(graph.names.map((name, item) => [name, item]))
  return graph
}

// The newest distinct steps speak, each with the weight of its place; equal sums go by popularity, and so does the rest.
const recent = ({ positions }, steps) => [...new Set([...steps].reverse())].slice(0, positions.length)

export function rank(graph, steps, hidden = [], seen = steps) {
  const scores = new Map()
  recent(graph, steps).forEach((step, place) => graph.to[step].forEach((item, edge) =>
    scores.set(item, (scores.get(item) ?? 0) + graph.positions[place] * graph.weights[step][edge])))
  const out = new Set([...seen, ...hidden])
  const best = [...scores].filter(([item, score]) => score > 0 && !out.has(item))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([item]) => item)
  for (const item of best) out.add(item)
  return [...best, ...graph.names.keys()].filter((item, place) => place < best.length || !out.has(item))
}

const reasons = (graph, item, steps) => recent(graph, steps)
  .map((step, place) => [step, graph.positions[place] * (graph.weights[step][graph.to[step].indexOf(item)] ?? 0)])
  .filter(([, much]) => much > 0).sort((a, b) => b[1] - a[1]).slice(0, 3).map(([step]) => step)

// Whole, and the same for all: what is fetched says nothing of her. Looked after once an hour.
async function graph() {
  if (kept.graph && Date.now() - kept.graph.time < 36e5) return kept.read ??= parse(kept.graph.shards)
  const key = `?key=${state.shop.key}`
  try {
    const { release, shards } = await ask(`/v1/graph${key}`)
    const parts = [...Array(shards).keys()].map(shard => `/v1/graph/${release}/${shard}`)
    const bytes = kept.graph?.release === release ? kept.graph.shards
      : await Promise.all(parts.map(part => ask(part + key, {}, async answer => new Uint8Array(await answer.arrayBuffer()))))
    const items = (await Promise.all(parts.map(part => ask(`${part}/items${key}`)))).flatMap(each => each.items)
    kept.read = parse(bytes)
    kept.graph = { release, shards: bytes, items, time: Date.now() }
    await store('readwrite', all => all.put(kept.graph, 'graph'))
  } catch (error) {
    if (!kept.graph) throw error
    kept.read ??= parse(kept.graph.shards)
  }
  return kept.read
}

export async function suggest({ placement, items, limit }) {
  await open()
  const known = await graph()
  const numbers = ids => ids.flatMap(id => known.numbers.get(id) ?? [])
  const { visit } = state
  const cards = new Map(kept.graph.items.map(item => [item.id, item]))
  const [page, steps] = [new Set(numbers(items)), numbers([...visit.items, ...items])]
  // Variants of one product take one place, and none beside the page's own.
  const taken = new Set(items.map(id => cards.get(id)?.group))
  const fits = item => {
    const card = cards.get(known.names[item])
    if (!card || card.group && taken.has(card.group)) return false
    taken.add(card.group)
    return true
  }
  const seen = numbers([...visit.items.filter(id => !kept.earlier.has(id)), ...items])
  const best = rank(known, steps, numbers(visit.hidden), seen).filter(fits).slice(0, limit)
  const because = item => reasons(known, item, steps).map(step => ({
    code: page.has(step) ? 'also_viewed' : 'because_you_viewed', item: known.names[step], title: cards.get(known.names[step])?.title,
  }))
  return {
    placement, level: 'device', purposes: ['recommendations'],
    items: best.map(item => {
      const said = because(item)
      return { ...cards.get(known.names[item]), reasons: said.length ? said : [{ code: 'popular' }] }
    }),
  }
}
