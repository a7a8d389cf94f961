/** The people of the run: how each acts when a prompt is on one of their devices. */
import { UserRound } from 'lucide-react';
import { networkBoardAt } from '../../model/boards/network-board-at.ts';
import type { RunView } from '../../model/use-trace.ts';
import { PersonLine } from './person-line.tsx';

export function PersonsPanel({ view }: { readonly view: RunView }) {
  const people = [...networkBoardAt(view).people.values()];
  return (
    <section className="tool-panel" aria-label="Persons">
      {view.cursor === null ? null : (
        <p className="quiet-line tool-note">
          You are looking at the past: this is how they acted then. Return to now to change them.
        </p>
      )}
      {people.length === 0 ? (
        <div className="empty">
          <UserRound aria-hidden size={22} />
          <p>The people of the run appear here.</p>
          <p>This run has none; begin one that names users in its set-up.</p>
        </div>
      ) : (
        <ul className="persons" aria-label="Persons of the run">
          {people.map((person) => (
            <PersonLine key={person.sub} view={view} person={person} />
          ))}
        </ul>
      )}
    </section>
  );
}
