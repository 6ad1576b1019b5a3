import type { Message } from '../catalogue.ts';

/** Ranking by what readers who usually disagree both value. */
export const viewpoints = {
  'sort.across': 'Across viewpoints',
  'comment.across': 'Found valuable by readers who usually disagree',
  'settingGroup.ranking': 'Ranking',
  'setting.viewpoints': 'Order across viewpoints',
  'settingMeaning.viewpoints':
    'While the votes of the site show that its readers have different viewpoints, comments that both sides value stand on top. Readers can choose it, it is everybody’s first order, or it is off.',
  'settingOption.viewpoints.off': 'Off',
  'settingOption.viewpoints.offered': 'Readers can choose it',
  'settingOption.viewpoints.default': 'First order for everybody',
  'viewpoints.title': 'Across viewpoints',
  'viewpoints.lead':
    'Under a divisive story the loudest side usually decides what stands on top. This order asks something else of a comment: that readers who usually disagree both find it worth reading.',
  'viewpoints.how': 'How it works',
  'viewpoints.howText':
    'From the votes of the whole site, and from nothing else, a published method finds how readers tend to agree and disagree. It is the mathematics of Community Notes. A comment ranks high when readers on both sides vote for it, each side counting alike, however large it is. One place in five on the first page is kept for comments that few have voted on yet.',
  'viewpoints.labelText':
    'A comment that both sides clearly value, for half an hour at least, carries the words “{label}”. A comment without them is not worse: mostly there is just not enough evidence.',
  'viewpoints.who': 'Whose votes count, and what becomes of them',
  'viewpoints.whoText':
    'Votes count of readers who have cast at least ten on comments of three stories within the last 180 days. Accounts that act as one count as one, and nobody counts more than a hundred times a day.',
  'viewpoints.privacyText':
    'What the method works out about a reader is never shown, exported or logged, and the sides have no names. Whoever wants their votes left out of it can say so in their preferences.',
  'viewpoints.limits': 'What it cannot do',
  'viewpoints.limitsText':
    'Agreement is not truth. A comment can be right and please one side only, and careful words can be valued by both and say little. The other orders are one step away, and nothing is ever hidden for lack of agreement.',
  'viewpoints.figures': 'On this site',
  'viewpoints.noFit': 'There are no figures yet: too few votes have been cast.',
  'viewpoints.state': 'The order',
  'viewpoints.open': 'Can be chosen',
  'viewpoints.closed': 'Not offered now: the votes do not carry it, or the site has switched it off',
  'viewpoints.voters': 'Readers whose votes count',
  'viewpoints.votes': 'Votes that count',
  'viewpoints.gain': 'How much better viewpoints predict votes they have not seen',
  'viewpoints.labelled': 'Comments that carry the label',
  'viewpoints.lastFit': 'Last worked out',
  'preferences.leavesViewpoints': 'Leave my votes out of the order across viewpoints',
  'preferences.leavesHint': 'They still count as ups and downs. It takes effect at once.',
  'desk.tab.viewpoints': 'Viewpoints',
  'viewpoints.deskLead':
    'How far the votes of this site carry the order across viewpoints. Nothing here tells where any reader stands, and the sides have no names.',
  'viewpoints.deskReaders': 'What readers are told',
  'viewpoints.deskThreshold': 'needed',
  'viewpoints.deskRefused':
    'The last fit was refused: it needs about {mib} MiB, and VIEWPOINTS_MEMORY allows less. The fit before stays in force.',
  'viewpoints.deskSetting.off': 'The order is switched off for this site.',
  'viewpoints.deskSetting.offered': 'Readers can choose the order while the votes carry it.',
  'viewpoints.deskSetting.default': 'The order is everybody’s first one while the votes carry it.',
  'viewpoints.deskChange': 'Change it',
  'viewpoints.deskGate': 'Gate',
  'viewpoints.deskOpen': 'Open: viewpoints explain votes well enough to rank by them.',
  'viewpoints.deskClosed': 'Closed: threads are ordered by the best comments.',
  'viewpoints.deskStreak': {
    one: 'One fit more like the last changes it.',
    other: '{count} fits more like the last change it.',
  },
  'viewpoints.deskPerComment': 'Votes that count, for each comment voted on',
  'viewpoints.deskSpread': 'Spread of the viewpoints',
  'viewpoints.deskLockstep': 'Groups of accounts that act as one',
  'viewpoints.deskSuspects': 'Accounts that seem to act as one',
  'viewpoints.deskSuspectsText':
    'These voted alike on the same comments within minutes, again and again. Each group counts as one reader, and what it votes moves nothing before the next fit. It may be a campaign, a household or chance: look before you act. Who is banned does not count at all.',
  'viewpoints.deskSuspectsSize': { one: '{count} account', other: '{count} accounts' },
  'viewpoints.deskSuspectsMore': { one: 'and {count} more', other: 'and {count} more' },
  'viewpoints.deskFits': 'The last fits',
  'viewpoints.deskOutcome': 'Outcome',
  'viewpoints.deskState.running': 'Under way',
  'viewpoints.deskState.done': 'Done',
  'viewpoints.deskState.refused': 'Refused: too little memory',
  'viewpoints.deskState.failed': 'Interrupted, or no votes',
  'viewpoints.deskGain': 'Gain',
  'viewpoints.deskVoters': 'Voters',
  'viewpoints.deskVotes': 'Votes',
  'viewpoints.storyMeaning':
    'Whether readers of this story can choose the order across viewpoints, and see its label.',
  'viewpoints.storyAsSite': 'As the site says',
  'viewpoints.storyHides': 'Across viewpoints taken off',
} as const satisfies Record<string, Message>;
