/** What a lesson can lead to; nothing else, so that whoever only names a panel need not know lessons. */

/** The parts of the workbench that a student can be shown. */
export const lessonPanels = [
  'sequence',
  'charts',
  'timeline',
  'expected',
  'compare',
  'inspector',
  'tokens',
  'why',
  'messages',
  'in-flight',
  'network',
  'persons',
  'keys',
  'bookmarks',
  'parties',
  'timers',
  'breakpoints',
  'setup',
  'request-builder',
  'relying-party',
  'device',
] as const;
