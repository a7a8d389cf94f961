/** The set-up of the run: sections beside a search over every setting, and the bar that applies it. */
import { useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { writtenAs } from '#shared/projections/setup/setting-field.ts';
import type { SetupBoard } from '#shared/projections/setup/setup-board.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { setupBoardAt } from '../../model/boards/setup-board-at.ts';
import type { RunView } from '../../model/use-trace.ts';
import { SwitchLine } from '../form/switch-line.tsx';
import { ItemList } from './item-list.tsx';
import { withNewItem, withoutItem } from './new-item.ts';
import { ProductOffer } from './product-offer.tsx';
import { SettingLine } from './setting-line.tsx';
import { SetupBar } from './setup-bar.tsx';
import { itemsOf, withWritten } from './setup-draft.ts';
import { listKinds, listNames, type SetupPlace, setupSections } from './setup-place.ts';
import { type SetupActs, useSetup } from './use-setup.ts';

export function SetupPanel({ view }: { readonly view: RunView }) {
  const board = setupBoardAt(view);
  if (board.setup === undefined)
    return <p className="empty">The set-up appears here once the run is read.</p>;
  return <Setup view={view} board={board} setup={board.setup} />;
}

interface SetupProps {
  readonly view: RunView;
  readonly board: SetupBoard;
  readonly setup: RunSetup;
}

/** What is looked for: a word, and only what differs. */
interface Sought {
  readonly words: string;
  readonly onlyOther: boolean;
}

function Setup({ view, board, setup }: SetupProps) {
  const acts = useSetup(view, board, setup);
  const [section, show] = useState(setupSections[0] ?? '');
  const [sought, seek] = useState<Sought>({ words: '', onlyOther: false });
  const isSearching = sought.words.trim() !== '' || sought.onlyOther;
  const places = acts.reading.places.filter((place) =>
    isSearching ? fits(place, sought, acts) : place.section === section,
  );
  const shown = isSearching
    ? setupSections.filter((one) => places.some((place) => place.section === one))
    : [section];
  return (
    <section className="setup" aria-label="Set-up of the run">
      <Finder sought={sought} onSeek={seek} found={isSearching ? places.length : undefined} />
      <ProductOffer written={acts.draft.written['run/profile']} inForce={setup.profile} />
      <div className="setup-body">
        <Sections
          section={isSearching ? '' : section}
          acts={acts}
          onShow={(next) => {
            seek({ words: '', onlyOther: false });
            show(next);
          }}
        />
        <div className="setup-settings" tabIndex={-1}>
          {shown.length === 0 ? (
            <p className="empty">
              No setting is called so. Names, titles and sentences are searched.
            </p>
          ) : null}
          {shown.map((title) => (
            <SectionOfSettings
              key={title}
              title={title}
              places={places.filter((place) => place.section === title)}
              isSearching={isSearching}
              {...{ board, setup, acts }}
            />
          ))}
        </div>
      </div>
      <SetupBar acts={acts} isPast={view.cursor !== null} />
    </section>
  );
}

function fits(place: SetupPlace, { words, onlyOther }: Sought, { draft }: SetupActs): boolean {
  const { field, note, section, item, path, value, usual } = place;
  const text = draft.written[path] ?? writtenAs(field, value);
  if (onlyOther && (item !== '' || text === writtenAs(field, usual))) return false;
  const told = [field.name, note.title, field.sentence, note.meaning, note.changes, section, item];
  const all = told.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

interface FinderProps {
  readonly sought: Sought;
  readonly found: number | undefined;
  readonly onSeek: (sought: Sought) => void;
}

function Finder({ sought, found, onSeek }: FinderProps) {
  return (
    <div className="setup-finder">
      <SearchField
        aria-label="Search the settings"
        className="setup-search"
        value={sought.words}
        onChange={(words) => onSeek({ ...sought, words })}
      >
        <Input className="input" placeholder="Search every setting" />
      </SearchField>
      <SwitchLine
        isOn={sought.onlyOther}
        isDisabled={false}
        onChange={(onlyOther) => onSeek({ ...sought, onlyOther })}
      >
        <span>Only what differs from default</span>
      </SwitchLine>
      <p className="quiet-line" role="status" aria-label="Settings found">
        {found === undefined ? '' : `${found} found`}
      </p>
    </div>
  );
}

interface SectionsProps {
  readonly section: string;
  readonly acts: SetupActs;
  readonly onShow: (section: string) => void;
}

function Sections({ section, acts: { reading }, onShow }: SectionsProps) {
  const edited = new Set(
    reading.places
      .filter(({ path }) => reading.edits.some((edit) => edit.path === path))
      .map((place) => place.section),
  );
  return (
    <ul className="setup-sections" aria-label="Sections of the set-up">
      {setupSections.map((title) => (
        <li key={title}>
          <Button
            className="button setup-section"
            {...(title === section ? { 'aria-current': 'true' } : {})}
            onPress={() => onShow(title)}
          >
            {title}
            {edited.has(title) ? (
              <span className="setup-dot" role="img" aria-label="changed" />
            ) : null}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface SectionProps extends Omit<SetupProps, 'view'> {
  readonly title: string;
  readonly places: readonly SetupPlace[];
  readonly isSearching: boolean;
  readonly acts: SetupActs;
}

function SectionOfSettings(props: SectionProps) {
  const { title, places, setup, acts, isSearching } = props;
  const list = listNames.find((name) => listKinds[name].section === title);
  const { draft, onDraft } = acts;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {list === undefined ? (
        <Settings {...props} places={places} />
      ) : (
        <ItemList
          list={list}
          items={itemsOf(setup, draft, list).filter(
            ({ key }) => !isSearching || places.some(({ item }) => item === key),
          )}
          isOpen={(key) =>
            isSearching ||
            itemsOf(setup, draft, list).length === 1 ||
            Object.keys(draft.written).some((path) => path.startsWith(`${list}/${key}/`))
          }
          onAdd={() => onDraft(withNewItem(setup, draft, list))}
          onRemove={(key) => onDraft(withoutItem(draft, list, key))}
        >
          {({ key }) => <Settings {...props} places={places.filter(({ item }) => item === key)} />}
        </ItemList>
      )}
    </section>
  );
}

function Settings({ places, board, acts }: Pick<SectionProps, 'places' | 'board' | 'acts'>) {
  const { draft, reading, onDraft } = acts;
  return (
    <ul className="settings">
      {places.map((place) => (
        <SettingLine
          key={place.path}
          place={place}
          written={draft.written[place.path]}
          fault={reading.faults.get(place.path)}
          changed={place.item === '' ? board.changed.get(place.field.name) : undefined}
          onWrite={(text) => onDraft(withWritten(draft, place, text))}
        />
      ))}
    </ul>
  );
}
