/** How the pages of the first sign-in look: quiet, readable, in light and in dark. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --ground: #f3f4f6; --line: #8b929c;
  --quiet: #57606a; --accent: #1d4ed8; --on-accent: #ffffff; --fault: #a40e26; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #1b1f24; --ground: #101317;
  --line: #6b7480; --quiet: #a3abb5; --accent: #8ab4ff; --on-accent: #0b1a33; --fault: #ff9ba6; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; padding: 2rem 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 27rem; margin: 0 auto; padding: 1.75rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: 0.75rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
p { margin: 0 0 0.75rem; }
ul { margin: 0 0 0.75rem; padding: 0 0 0 1.25rem; }
.people { list-style: none; padding: 0; }
.people li { margin: 0 0 0.5rem; }
.quiet, small { color: var(--quiet); }
.fault { margin: 0.5rem 0 0; color: var(--fault); font-weight: 600; }
label { display: block; margin-bottom: 0.25rem; }
input, button { font: inherit; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem;
  border: 1px solid var(--line); border-radius: 0.5rem; background: transparent; color: inherit; }
button { cursor: pointer; text-align: left; }
button.main { margin-top: 0.75rem; background: var(--accent); border-color: var(--accent);
  color: var(--on-accent); text-align: center; font-weight: 600; }
button.away { margin-top: 0.75rem; text-align: center; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
