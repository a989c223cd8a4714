/** The commands of entrace, in the order that --help shows them. */
export const COMMAND_NAMES = [
  'analyze',
  'sanitize',
  'attach',
  'show',
  'batch',
  'worker',
  'explain',
  'rules',
  'serve',
  'open',
] as const;
