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

// Nothing is drawn for a drawer that is closed.
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
  // A page has sixty pictures: they are counted together.
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
  // What has the focus is never under the open drawer.
  $('#wire').addEventListener('toggle', ({ target }) => {
    if (target.open) window.meter.entries.forEach(draw)
    document.documentElement.classList.toggle('wired', target.open)
  })
}
