// What shoppers read, as data. A test holds every sentence to twenty words, and to words that press nobody.
export default {
  choices: 'Privacy choices',
  turnOff: 'Turn off',
  basis: {
    off: 'Nothing about you was used.', visit: 'From what you look at in this visit.',
    account: 'From what you keep in your account.',
  },
  resting: 'Suggestions are resting. Everything else works.',
  why: 'Why am I seeing this?',
  hide: 'Not interested',
  hidden: 'Hidden.',
  undo: 'Undo',
  close: 'Close',
  stop: 'Stop using {item}',
  stopped: 'No longer used: {item}',
  anItem: 'something you looked at',
  thisShop: 'this shop',
  reasons: {
    because_you_viewed: 'You looked at {item}.', because_of_history: 'It fits {item}, from your earlier visits.',
    also_viewed: 'People who looked at {item} also looked at this.',
    bought_together: 'People who bought {item} often bought this too. We count orders, not names.',
    looks_like: 'It is similar to {item}.', popular_in_category: 'Popular in {item}.', popular: 'Popular in this shop.',
    new_in_category: 'New in {item}.', new: 'New in this shop.', chosen_by_shop: 'This shop puts it here for everyone.',
    explored: 'A random pick, so that all things get seen.', in_catalog: 'From the catalog of this shop.',
  },
  ask: {
    heading: 'May this shop tailor its shelves to you?', body: 'Nothing is used until you choose.',
    yes: 'Yes, this visit only', no: 'No, keep it off', more: 'More choices', hide: 'Hide',
    saidNo: 'Kept off. Nothing was saved except this answer. We will not ask again for {months} months.',
    saidYes: 'On for this visit. Change it any time under Privacy choices.',
    gpc: 'Your browser asked us not to track. We keep everything optional off.',
    failed: 'The shop could not be reached. Nothing was changed, and it is still off.',
    receipt: 'Save the receipt',
  },
  settings: {
    intro: 'Each choice counts at once. You can change it here any time.', who: 'Responsible: {item}',
    save: 'Save', saved: 'Saved.', notSaved: 'Some choices could not be saved. Those stay off.',
    level: { off: 'Off', visit: 'This visit only', account: 'My account' },
    reach: {
      off: 'We do not use this.', visit: 'It is gone when you close the tab.',
      account: 'We keep it with your account, so it works on all your devices.',
    },
    purpose: {
      recommendations: 'Suggestions for you', history: 'Use my past orders', learning: 'Help improve suggestions',
      measurement: 'Count what works', messages: 'Messages to me', offers: 'Offers for me', research: 'Shop research',
    },
  },
}
