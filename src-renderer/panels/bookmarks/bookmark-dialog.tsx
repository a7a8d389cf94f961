/** Names a moment and writes down what is to be said of it. */
import { useState } from 'react';
import type { Bookmark } from '#shared/trace/run-file/bookmark.ts';
import { isPlaced } from '../../model/marks/marks.ts';
import {
  type BookmarkDraft,
  type Bookmarks,
  longestTitle,
} from '../../model/marks/use-bookmarks.ts';
import type { RunView } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { FormDialog } from '../form/form-dialog.tsx';
import { TextAreaLine } from '../form/text-area-line.tsx';
import { TextLine } from '../form/text-line.tsx';

const longestText = 10_000;

interface BookmarkDialogProps {
  readonly view: RunView;
  readonly bookmarks: Bookmarks;
}

/** The form while something is being written, else nothing. */
export function BookmarkDialog({ view, bookmarks }: BookmarkDialogProps) {
  const { draft } = bookmarks;
  if (draft === undefined) return null;
  const known = bookmarks.marks.find((mark) => mark.bookmark.id === draft.bookmark.id);
  const at = known !== undefined && isPlaced(known) ? known.at : timeAt(view, draft.bookmark);
  return <OpenDialog key={draft.bookmark.id} draft={draft} at={at} bookmarks={bookmarks} />;
}

function timeAt({ model }: RunView, { at }: Bookmark): number | undefined {
  return 'seq' in at ? model.moment(at.seq).at : undefined;
}

interface OpenDialogProps {
  readonly draft: BookmarkDraft;
  readonly at: number | undefined;
  readonly bookmarks: Bookmarks;
}

function OpenDialog({ draft, at, bookmarks: { asking, set, close } }: OpenDialogProps) {
  const { bookmark, isNew, first } = draft;
  const [title, setTitle] = useState(bookmark.title);
  const [text, setText] = useState(bookmark.text);
  const save = async (): Promise<void> => {
    if (await set({ ...bookmark, title: title.trim(), text: text.trim() })) close();
  };
  const what = isNew ? 'Bookmark' : 'Change the bookmark';
  return (
    <FormDialog
      title={
        at === undefined ? (
          what
        ) : (
          <>
            {what} at <code>{shownTime(at)}</code>
          </>
        )
      }
      deed={isNew ? 'Set the bookmark' : 'Save'}
      hindrance={title.trim() === '' ? 'Give it a name, to find it by.' : undefined}
      refusal={asking.refusal}
      onForget={asking.forget}
      onSubmit={() => void save()}
      onClose={close}
    >
      <TextLine
        label="Name"
        value={title}
        onChange={setTitle}
        most={longestTitle}
        isFirst={first === 'title'}
      />
      <TextAreaLine
        label="Note, if you like; it stands beside the message"
        value={text}
        onChange={setText}
        rows={4}
        most={longestText}
        isFirst={first === 'text'}
      />
    </FormDialog>
  );
}
