// GA4's own pushes, as shops make them already.
import { quietly, track } from './confide.js'

export function listen(layer) {
  const take = entry => quietly(() => {
    const [name, details] = entry[0] === 'event' ? [entry[1], entry[2]] : [entry.event, entry.ecommerce]
    if (name && details) track(name, details)
  })
  layer.forEach(take)
  const push = layer.push
  layer.push = (...entries) => {
    entries.forEach(take)
    return push.apply(layer, entries)
  }
}
