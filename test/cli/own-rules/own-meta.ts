/** The meta of a rule that somebody wrote for themselves: every member that is required, and no other. */
export const OWN_META = {
  id: 'mine',
  category: 'protocol',
  title: 'Mine',
  severity: 'error',
  proof: 'entry',
  owner: 'api',
  codes: [],
  messages: { seen: 'Seen.' },
  why: 'It is seen.',
  fix: ['Look away.'],
  references: [{ title: 'Page', url: 'https://page.example' }],
} as const;
