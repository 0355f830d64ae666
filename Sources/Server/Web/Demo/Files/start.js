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
