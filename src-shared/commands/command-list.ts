/**
 * Every command of the console, once: what it is called, where it belongs, which keys it has, and why
 * it cannot run where nobody offers it. Keys, palette, cheat sheet and menus are all made from this.
 */
export const commandSections = [
  'Runs and files',
  'Time',
  'Message',
  'Breakpoints',
  'Settings',
  'Comparison',
  'Lesson',
  'View',
  'Workbench',
] as const;

export type CommandSection = (typeof commandSections)[number];

interface Definition {
  readonly id: string;
  readonly title: string;
  readonly section: CommandSection;
  /** As «F9», «Shift+F9», «Mod+k», «b»; `Mod` is Command on a Mac and Ctrl elsewhere. */
  readonly keys: readonly string[];
  /** Why it cannot run while nothing on the screen offers it. */
  readonly unless: string;
}

const noRun = 'Open a run first.';
const noComparison = 'Compare this run with another one first.';
const noRules = 'Open the rules of a message first.';
const noTimeline = 'Show the timeline first.';
const nothingFound = 'Search for something first.';
const noHit = 'No breakpoint has been hit.';
const noModes = 'Show the three modes first.';
const notHere = 'This belongs to the console.';
const noSetup = 'Show the set-up first.';
const noProduct = 'Show the console of a product first.';
const noDraft = 'Make a moment of a run a beat first.';
const noBuilder = 'Show the request builder first.';

/** A command of that section. */
const of =
  (section: CommandSection, unless: string) =>
  <const Id extends string>(id: Id, title: string, keys: readonly string[] = []) =>
    ({ id, title, section, keys, unless }) as const;

const runs = of('Runs and files', notHere);
const ofRun = of('Runs and files', noRun);
const time = of('Time', noRun);
const message = of('Message', noRun);
const breaks = of('Breakpoints', noRun);
const settings = of('Settings', noRun);
const comparison = of('Comparison', noComparison);
const lesson = of('Lesson', 'Begin a lesson first, on the start page.');
const exam = of('Lesson', 'Begin the paper of an exam first, on the start page.');
const writing = of('Lesson', 'Open a run first, and leave the lesson that is played.');
const view = of('View', noRun);
const workbench = of('Workbench', notHere);

export const commandList = [
  runs('run.demo', 'New run of the poll demo'),
  runs('run.call-centre', 'New run of the call centre'),
  runs('run.screen', 'New run of the shared TV'),
  runs('run.agent', 'New run of the AI agent'),
  runs('run.okta', 'New run of Okta and its console'),
  runs('run.auth0', 'New run of Auth0 and its console'),
  runs('run.authlete', 'New run of Authlete and its console'),
  runs('run.asgardeo', 'New run of Asgardeo and its console'),
  runs('run.keycloak', 'New run of Keycloak and its console'),
  runs('run.listen', 'Listen for your own client'),
  runs('run.import', 'Open a run file', ['o']),
  ofRun('run.export', 'Export this run', ['x']),
  ofRun('run.compare', 'Compare with another run', ['c']),
  ofRun('run.modes', 'Run this scenario in all three modes'),
  {
    ...ofRun('run.fork', 'Fork from here', ['f']),
    unless: 'Go to a moment of the past first: a fork begins there.',
  },
  ofRun('run.rotate-keys', 'Rotate the provider’s signing keys'),
  ofRun('run.start-page', 'Start page'),

  time('time.run', 'Run or pause', ['F5', 'Space']),
  time('time.step', 'Step', ['F10']),
  time('time.back', 'Step back', ['Shift+F10']),
  time('time.first', 'First moment', ['Home']),
  time('time.live', 'Return to now', ['End']),
  time('time.until-message', 'Run until the next message'),
  time('time.until-answer', 'Run until the next answer'),
  time('time.until-expiry', 'Run until a request expires'),
  time('time.faster', 'Faster', ['+']),
  time('time.slower', 'Slower', ['-']),
  time('time.skip-idle', 'Skip idle time, or no more'),
  time('time.grain-item', 'Step one thing at a time'),
  time('time.grain-message', 'Step one message at a time'),
  time('time.grain-transition', 'Step one move at a time'),

  message('message.why', 'Why did this come to be?', ['w']),
  message('message.edit', 'Edit the message that was hit, or the chosen one', ['e']),
  message('message.note', 'Write a note on the chosen message', ['m']),
  message('message.mark', 'Mark the moment looked at', ['b']),
  message('message.curl', 'Copy the chosen request as cURL', ['y']),
  message('message.curl-secrets', 'Copy the chosen request as cURL, with secrets'),
  { ...message('request.send', 'Send the request by hand', ['Mod+Enter']), unless: noBuilder },
  message('message.show-bytes', 'Show the bytes of the chosen message'),
  message('message.show-rules', 'Show the rules that the chosen message met'),
  message(
    'message.show-record',
    'Show what the provider holds before and after the chosen message',
  ),
  message('message.show-tokens', 'Show the tokens in the chosen message'),
  message('message.compare', 'Compare the chosen message with another one', ['d']),
  {
    ...message('message.look', 'Show the message as tables, or as bytes', ['r']),
    unless: 'Open the bytes of a message first.',
  },
  { ...message('message.previous-rule', 'Previous rule', [',']), unless: noRules },
  { ...message('message.next-rule', 'Next rule', ['.']), unless: noRules },

  breaks('break.toggle', 'Break on messages like the chosen one, or no more', ['F9']),
  breaks('break.once', 'Break on the next message like the chosen one', ['Shift+F9']),
  { ...breaks('break.resume', 'Resume the hit that is shown', ['F8']), unless: noHit },
  { ...breaks('break.resume-all', 'Resume all hits', ['Shift+F8']), unless: noHit },

  comparison('compare.next', 'Next difference', ['n']),
  comparison('compare.previous', 'Previous difference', ['p']),
  comparison('compare.close', 'Close the comparison', ['Escape']),
  { ...comparison('compare.products', 'Compare products'), unless: notHere },

  lesson('lesson.next', 'Next page of the lesson', ['PageDown']),
  lesson('lesson.back', 'Previous page of the lesson', ['PageUp']),
  lesson('lesson.explore', 'Explore from here, or return to the lesson', ['g']),
  lesson('lesson.reset', 'Begin the lesson anew', ['Shift+Home']),
  lesson('lesson.text', 'Lesson without its text, or with it', ['t']),
  lesson('lesson.notes', 'Notes of the presenter, or none', ['q']),
  lesson('lesson.panel', 'Go to the lesson', ['l']),
  lesson('lesson.leave', 'Leave the lesson'),
  workbench('exam.open', 'Exams: sit one, or verify a result'),
  exam('exam.next', 'Next question of the exam'),
  exam('exam.back', 'Previous question of the exam'),
  exam('exam.panel', 'Go to the exam'),
  exam('exam.end', 'To where the exam is handed in'),
  writing('authoring.open', 'Write a lesson on this run, or close it'),
  writing('authoring.mark', 'Make this moment a beat of a lesson', ['a']),
  { ...writing('authoring.check', 'Check the lesson that is written'), unless: noDraft },
  { ...writing('authoring.preview', 'Preview the lesson that is written'), unless: noDraft },

  {
    ...view('client.knows', 'What the client knows', ['k']),
    unless: 'This belongs to the window of a relying party.',
  },
  view('view.next-part', 'Next part of the screen', ['F6']),
  view('view.previous-part', 'Previous part of the screen', ['Shift+F6']),
  view('view.sequence', 'Show the sequence', ['1']),
  view('view.charts', 'Show the charts', ['2']),
  view('view.mermaid', 'Show the Mermaid diagram', ['3']),
  view('view.setup', 'Show the set-up'),
  view('view.request', 'Show the request builder'),
  view('view.product', 'Show the product’s console'),
  view('view.messages', 'Show the messages', ['4']),
  view('view.in-flight', 'Show what is in flight', ['5']),
  view('view.network', 'Show the network', ['6']),
  view('view.persons', 'Show the persons', ['7']),
  view('view.keys', 'Show the keys of the run'),
  view('view.bookmarks', 'Show the bookmarks', ['8']),
  view('view.parties', 'Show the parties'),
  view('view.timers', 'Show the timers'),
  view('view.breakpoints', 'Show the breakpoints'),
  view('view.expected', 'Show what was expected against what happened'),
  view('view.modes', 'Show the three modes side by side'),
  { ...view('modes.play', 'Three modes: play or pause'), unless: noModes },
  { ...view('modes.step', 'Three modes: next moment'), unless: noModes },
  { ...view('modes.back', 'Three modes: moment before'), unless: noModes },
  { ...view('modes.copy', 'Three modes: copy the table as Markdown'), unless: noModes },
  view('view.timeline', 'Show the timeline', ['9']),
  { ...view('timeline.fit', 'Timeline: all of the run', ['0']), unless: noTimeline },
  { ...view('timeline.request', 'Timeline: this request'), unless: noTimeline },
  { ...view('timeline.zoom-in', 'Timeline: zoom in'), unless: noTimeline },
  { ...view('timeline.zoom-out', 'Timeline: zoom out'), unless: noTimeline },
  {
    ...view('timeline.shorten-idle', 'Timeline: shorten idle stretches, or no more'),
    unless: noTimeline,
  },
  view('search.focus', 'Search the messages', ['/']),
  { ...view('search.next', 'Next hit of the search', ['F3']), unless: nothingFound },
  { ...view('search.previous', 'Previous hit of the search', ['Shift+F3']), unless: nothingFound },
  { ...view('search.clear', 'Clear the search'), unless: nothingFound },
  view('view.present', 'Presenter size', ['F2']),
  view('view.maximise', 'One part in place of all, or all again', ['z']),
  view('layout.save', 'Save the windows and panels as a layout'),
  view('layout.console', 'Layout: the console alone'),
  view('layout.three', 'Layout: console, phone and till'),
  view('layout.second-screen', 'Layout: audience on the second screen'),
  view('layout.tile', 'Tile the open windows'),
  view('layout.audience', 'Open the audience’s window'),
  view('layout.reset', 'Panels as they were at first'),

  settings('settings.undo', 'Undo the last change of a setting', ['Mod+z']),
  settings('settings.redo', 'Redo the last change of a setting', ['Mod+Shift+z', 'Mod+y']),
  { ...settings('setup.apply', 'Apply the set-up live'), unless: noSetup },
  { ...settings('setup.begin', 'Begin a new run with the set-up'), unless: noSetup },
  { ...settings('setup.undo', 'Undo the last change of the set-up'), unless: noSetup },
  { ...settings('setup.redo', 'Redo the last change of the set-up'), unless: noSetup },
  { ...settings('product.guide', 'Follow the guide of the product'), unless: noProduct },
  { ...settings('product.try', 'Try the product out'), unless: noProduct },
  settings('settings.channel', 'Switch the authentication channel off or on'),

  workbench('workbench.palette', 'All commands', ['Mod+k']),
  workbench('workbench.keys', 'All keys', ['?']),
  workbench('workbench.clauses', 'Clauses and terms', ['h']),
  workbench('workbench.theme-system', 'Theme of the system'),
  workbench('workbench.theme-light', 'Light theme'),
  workbench('workbench.theme-dark', 'Dark theme'),
  workbench('workbench.announce', 'Switch the telling of steps to screen readers off or on'),
  workbench('workbench.letters', 'Switch the keys of one sign off or on'),
] as const satisfies readonly Definition[];

export type CommandId = (typeof commandList)[number]['id'];
export type CommandDefinition = Definition & { readonly id: CommandId };

const byId: ReadonlyMap<string, CommandDefinition> = new Map(
  commandList.map((one) => [one.id, one]),
);
const byKey: ReadonlyMap<string, CommandDefinition> = new Map(
  commandList.flatMap((one) => one.keys.map((key) => [key, one])),
);

/** The command of that name, if there is one: a name may come from outside. */
export function commandNamed(id: string): CommandDefinition | undefined {
  return byId.get(id);
}

/** The command that has that key. */
export function commandOnKey(key: string): CommandDefinition | undefined {
  return byKey.get(key);
}
