/** Starts this window: connects it, and draws the view that its session names. */
import './react-first.ts';
import './plain-zod.ts';
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './styles/tokens.css';
import './styles/base.css';
import './styles/hues.css';
import './styles/badge.css';
import './styles/console.css';
import './styles/figure.css';
import './styles/inspector.css';
import './styles/inspector-message.css';
import './styles/jwt.css';
import './styles/keys.css';
import './styles/relying-party.css';
import './styles/stories.css';
import './styles/start.css';
import './styles/guide.css';
import './styles/device.css';
import './styles/device-prompt.css';
import './styles/past.css';
import './styles/why.css';
import './styles/compare.css';
import './styles/modes.css';
import './styles/vendors.css';
import './styles/network.css';
import './styles/form.css';
import './styles/time.css';
import './styles/timeline.css';
import './styles/shelf.css';
import './styles/bookmarks.css';
import './styles/commands.css';
import './styles/sequence.css';
import './styles/search.css';
import './styles/expected.css';
import './styles/setup.css';
import './styles/product.css';
import './styles/product-step.css';
import './styles/product-door.css';
import './styles/request-builder.css';
import './styles/lesson.css';
import './styles/lesson-cards.css';
import './styles/exam.css';
import './styles/author.css';
import './styles/windows.css';
import './styles/small-and-plain.css';
import { createRoot } from 'react-dom/client';
import { connect } from './connect.ts';
import { createWorkbenchModel } from './model/workbench-model.ts';
import { ConnectionFailed, WorkbenchWindow } from './views/workbench-window.tsx';

function start(place: HTMLElement): void {
  const root = createRoot(place);
  connect()
    .then((found) => {
      const workbench = createWorkbenchModel(found.port);
      const connection = { ...found, port: { ...found.port, dispatch: workbench.dispatch } };
      root.render(<WorkbenchWindow connection={connection} workbench={workbench} />);
    })
    .catch((thrown: unknown) => {
      root.render(
        <ConnectionFailed sentence={thrown instanceof Error ? thrown.message : String(thrown)} />,
      );
    });
}

const place = document.getElementById('root');
// Once this file is over: whoever watches a request's beginning reads all of the file for it.
if (place !== null) queueMicrotask(() => start(place));
