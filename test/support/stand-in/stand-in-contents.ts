/**
 * The stand-in's `webContents`: what a page says to the app and hears from it, and the order of events
 * when it navigates. Knows nothing of Chromium but the requests that it is asked about.
 */
import { EventEmitter } from 'node:events';
import type { Route } from 'playwright-core';
import { preventable } from './stand-in-app.ts';
import { type Frame, type FromPage, Outbox, type Sender, type StandInIpc } from './stand-in-ipc.ts';

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

export class StandInContents extends EventEmitter {
  readonly #outbox = new Outbox();
  #isDestroyed = false;
  #isUnderWay = false;
  #opensWindow: WindowOpenHandler = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#opensWindow = handler;
  }

  opensWindow(url: string): boolean {
    return this.#opensWindow({ url }).action === 'allow';
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }

  send(channel: string, ...args: unknown[]): void {
    this.#outbox.push([channel, ...structuredClone(args)]);
    this.emit('stand-in-sent', channel, ...args);
  }

  hear(ipc: StandInIpc, frame: Frame, message: FromPage): unknown {
    const event: Sender = { sender: this, senderFrame: frame };
    if (message.kind === 'fetch') return this.#outbox.next(message.document);
    const { channel, args } = message;
    return message.kind === 'invoke'
      ? ipc.invoke(event, channel, args)
      : ipc.send(event, channel, args);
  }

  /** Whether the request may go on; a page's own wish to navigate is put to the app first. */
  mayLoad(route: Route): boolean {
    const request = route.request();
    const frame = request.frame();
    if (!request.isNavigationRequest() || frame.parentFrame() !== null || this.#isUnderWay)
      return true;
    // Whoever asks for the very same address again is taken for the person who reloads.
    return this.begins({ url: asApp(request.url()), isOwn: request.url() === frame.url() });
  }

  begins({ url, isOwn }: { readonly url: string; readonly isOwn: boolean }): boolean {
    const details = { url, isMainFrame: true, isSameDocument: false };
    this.emit('did-start-navigation', preventable(details));
    const event = preventable(details);
    if (!isOwn) this.emit('will-navigate', event);
    this.#isUnderWay = !event.defaultPrevented;
    return this.#isUnderWay;
  }

  arrived(): void {
    if (this.#isUnderWay) this.emit('did-navigate');
    this.#isUnderWay = false;
  }
}

/** The address under which the page knows it; https, so that it is a secure context as in Electron. */
export function inPage(url: string): string {
  return url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.test');
}

export function asApp(url: string): string {
  return url.replace(/^https:\/\/([^/]+)\.app\.test/, 'app://$1');
}
