extension DemoPages {
    /// The demo's one script, an ES module, to be served as `/demo/script.js`.
    ///
    /// What it knows of the visit is in memory. Only after a yes is it also in `sessionStorage`, which ends with the tab.
    public static let script = Array(
        #"""
        const $ = (query, root = document) => root.querySelector(query)
        const key = $('meta[name=confide-key]').content
        const slot = 'confide-demo'
        const fresh = () => ({
          answer: null, learning: false, measurement: false, token: null, told: false, visit: [], sent: 0,
        })
        const cards = new Map()
        const asksNotToTrack = navigator.globalPrivacyControl === true
        let state = fresh()
        let turn = 0

        // What is kept, and where.
        function load() {
          try {
            const kept = JSON.parse(sessionStorage.getItem(slot))
            if (kept?.answer === 'yes') state = { ...fresh(), ...kept }
          } catch { /* Storage may be forbidden; memory is enough. */ }
          if (asksNotToTrack && !state.answer) state.answer = 'no'
        }

        function save() {
          try {
            if (state.answer === 'yes') sessionStorage.setItem(slot, JSON.stringify(state))
            else if (sessionStorage.getItem(slot) !== null) sessionStorage.removeItem(slot)
          } catch { /* As above. */ }
          show()
        }

        function storedCount() {
          try {
            const kept = JSON.parse(sessionStorage.getItem(slot))
            return kept ? 1 + kept.visit.length + (kept.token ? 1 : 0) : 0
          } catch { return 0 }
        }

        // What is said.
        const words = {
          ask: ['May we pick suggestions for you?',
            'We would use what you look at in this visit. Nothing is used until you choose.'],
          yes: ['Suggestions are on for this visit', 'They end when you close this tab. You can also choose:'],
          no: ['Suggestions for you are off',
            'Nothing about you is used, stored or sent. The shop works all the same.'],
          gpc: ['Suggestions for you are off',
            'Your browser asks not to be tracked, so nothing about you is used, stored or sent.'],
        }

        function show() {
          const mode = state.answer ?? 'ask'
          const [title, text] = words[mode === 'no' && asksNotToTrack ? 'gpc' : mode]
          $('#ask-title').textContent = title
          $('#ask-text').textContent = text
          $('#ask-extra').hidden = mode !== 'yes' || asksNotToTrack
          for (const box of document.querySelectorAll('#ask-extra input')) box.checked = state[box.name]
          $('#yes').hidden = mode === 'yes'
          $('#no').hidden = mode === 'no'
          $('#no').textContent = mode === 'yes' ? 'Turn off' : 'No, thanks'
          $('#stored').textContent = storedCount()
          $('#sent').textContent = state.sent
        }

        function say(text) { $('#say').textContent = text }

        // What is sent.
        async function post(path, body) {
          const answer = await fetch(path, {
            method: 'POST', credentials: 'omit', keepalive: true, body: JSON.stringify(body),
            headers: { 'Authorization': `Bearer ${key}`, 'Content-Type': 'application/json' },
          })
          if (!answer.ok) throw new Error(`${answer.status}`)
          return answer.json()
        }

        function count() {
          state.sent += 1
          save()
        }

        async function tell(id) {
          const consent = {}
          if (state.learning) consent.learning = 'visit'
          if (state.measurement) consent.measurement = 'visit'
          if (!state.answer || !Object.keys(consent).length) return
          const random = crypto.getRandomValues(new Uint8Array(16))
          state.token ??= Array.from(random, byte => byte.toString(16).padStart(2, '0')).join('')
          state.told = true
          count()
          try {
            const event = { name: 'view_item', items: [{ item_id: id }] }
            await post('/v1/events', { visit: state.token, consent, events: [event] })
          } catch { say('The shop did not take this in. Nothing else changes.') }
        }

        async function forget(answer, words) {
          const token = state.told ? state.token : null
          state = { ...fresh(), answer, token, told: token !== null, sent: state.sent }
          save()
          if (token) {
            try {
              await post('/v1/visits/forget', { visit: token })
            } catch {
              return say('The shop could not be reached, so it has not forgotten this visit yet. Try again.')
            }
          }
          state = { ...fresh(), answer }
          save()
          say(words)
          fill()
        }

        // What is shown.
        const reasons = {
          because_you_viewed: title => `Because you looked at ${title}`,
          also_viewed: title => `Often looked at with ${title}`,
          bought_together: title => `Often bought with ${title}`,
          popular_in_category: (_, card) => `Popular in ${card.category}`,
          popular: () => 'Popular in this shop',
          in_catalog: () => 'From the catalog',
        }

        function reason(list, card) {
          for (const { code, item } of list ?? []) {
            const here = item === $('main').dataset.item
            const title = code !== 'because_you_viewed' && here ? 'this' : `“${cards.get(item)?.title}”`
            if (code in reasons && (!item || here || cards.has(item))) return reasons[code](title, card)
          }
          return ''
        }

        function learnCards(root) {
          for (const card of root.querySelectorAll('.card[data-item]')) {
            if (!cards.has(card.dataset.item)) {
              cards.set(card.dataset.item, {
                html: card, title: $('.name', card).textContent, category: card.dataset.category,
              })
            }
          }
          const more = $('#cards', root)
          if (more) learnCards(more.content)
        }

        const bases = {
          off: 'Nothing about you was used.',
          visit: 'From what you looked at in this visit.',
        }

        async function fill() {
          const mine = ++turn
          for (const shelf of document.querySelectorAll('.shelf')) {
            const { placement, limit } = shelf.dataset
            const body = { placement, limit: Number(limit) }
            const item = $('main').dataset.item
            if (item) body.item = item
            if (state.answer === 'yes') {
              body.visit = state.visit
              body.consent = { recommendations: 'visit' }
              if (state.visit.length) count()
            }
            let answer
            try { answer = await post('/v1/recommendations', body) } catch { answer = null }
            if (mine !== turn) return
            draw(shelf, answer)
          }
        }

        function draw(shelf, answer) {
          const used = answer?.level === 'visit' && state.visit.length > 0
          if (!answer) $('.basis', shelf).textContent = 'Suggestions are resting. Everything else works.'
          else $('.basis', shelf).textContent = bases[used ? 'visit' : 'off']
          if (shelf.dataset.placement === 'home') $('h2', shelf).textContent = used ? 'For you' : 'Popular in this shop'
          const row = $('.row', shelf)
          const shown = (answer?.items ?? []).filter(({ id }) => cards.has(id)).map(({ id, reasons }) => {
            const card = cards.get(id)
            const place = card.html.cloneNode(true)
            const why = document.createElement('p')
            why.className = 'reason'
            why.textContent = reason(reasons, card)
            place.append(why)
            return place
          })
          while (shown.length < Number(shelf.dataset.limit)) {
            const empty = document.createElement('li')
            empty.className = 'card empty'
            empty.ariaHidden = 'true'
            shown.push(empty)
          }
          row.replaceChildren(...shown)
        }

        // Where the visitor goes.
        function arrive() {
          const item = $('main').dataset.item
          learnCards(document)
          if (item && state.answer === 'yes') {
            // A page that is loaded again is not looked at twice.
            if (state.visit.at(-1) !== item) {
              state.visit = [...state.visit, item].slice(-50)
              save()
              tell(item)
            }
          }
          fill()
        }

        async function go(address, isBack) {
          try {
            const answer = await fetch(address, { credentials: 'omit' })
            if (!answer.ok) throw new Error(`${answer.status}`)
            const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
            if (!isBack) history.pushState(null, '', address)
            document.title = next.title
            $('main').replaceWith(document.adoptNode($('main', next)))
          } catch { return location.assign(address) }
          const target = location.hash ? document.getElementById(location.hash.slice(1)) : null
          if (target) target.scrollIntoView()
          else if (!isBack) scrollTo({ top: 0, behavior: 'instant' })
          $('h1').focus({ preventScroll: true })
          arrive()
        }

        // Pages are changed in place, so that an answer need not be stored to be remembered.
        let path = location.pathname
        document.addEventListener('click', event => {
          const link = event.target.closest('a[href^="/demo"]')
          if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          go(link.href).then(() => { path = location.pathname })
        })
        addEventListener('popstate', () => {
          if (location.pathname === path) return
          path = location.pathname
          go(location.href, true)
        })

        $('#yes').addEventListener('click', () => {
          state = { ...fresh(), answer: 'yes' }
          save()
          $('#ask-title').focus()
          say('On for this visit.')
          fill()
        })
        $('#no').addEventListener('click', async () => {
          await forget('no', 'Off. Nothing is stored.')
          $('#ask-title').focus()
        })
        $('#forget').addEventListener('click', () => {
          forget(asksNotToTrack ? 'no' : null, 'Forgotten, here and in the shop.')
        })
        $('#ask-extra').addEventListener('change', async ({ target }) => {
          state[target.name] = target.checked
          save()
          if (!target.checked && target.name === 'learning' && state.told) {
            const token = state.token
            try { await post('/v1/visits/forget', { visit: token }) } catch {
              return say('The shop could not be reached, so it has not forgotten this visit yet. Try again.')
            }
            state.token = null
            state.told = false
            save()
          }
          say(target.checked ? 'On for this visit, from the next thing you look at.' : 'Off.')
        })

        load()
        show()
        arrive()

        """#.utf8)
}
