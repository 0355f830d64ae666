// Who is asking, and what day it is: the two things that only a demo lets anybody choose.
import { consent, identify, on } from '/sdk/v1/confide.js'
import { $, post, say } from './base.js'
import { arrive } from './shop.js'

let person = null
const key = $('meta[name=confide-key]').content

export const signedIn = () => person

// As a shop's own backend does for somebody who is signed in there: a fresh token, for this page.
export async function signIn(id) {
  person = { id, ...await post(`/demo/personas/${id}`) }
  await identify(person.token)
  $('#who-name').textContent = person.name.split(',')[0]
  await tellQuestion()
}

// Whether she may be asked, as the server sees it on this day.
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
    // To sign out is to load the page again: a token is nowhere but in the page.
    if (!target.value) return location.reload()
    signIn(target.value).then(arrive, ({ message }) => say(message))
  })
  panel.addEventListener('click', ({ target }) => {
    if (target.dataset.days) later(Number(target.dataset.days)).catch(({ message }) => { $('#time-news').textContent = message })
  })
  on('error', ({ code }) => { if (code === 'shopper_token_expired' && person) signIn(person.id) })
  // Back from the privacy centre, which is a page of its own, the shelves show what was changed there.
  document.addEventListener('visibilitychange', () => { if (!document.hidden && person) signIn(person.id).then(arrive) })
}
