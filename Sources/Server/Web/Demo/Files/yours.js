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
