/** The parts of the gallery: each is walked through by itself, with a workbench of its own. */
import type { Browser } from 'playwright-core';
import { hostsIn } from '../../pages/browser-hosting.ts';
import { startDeviceRun } from '../../pages/device-run.ts';

import { tourAuthoring } from '../../pages/every-screen/authoring.ts';

import { tourBook, tourRunBook } from '../../pages/every-screen/clauses.ts';

import {
  tourBusyConsole,
  tourEmptyConsole,
  tourMoments,
} from '../../pages/every-screen/console.ts';
import { tourDevice } from '../../pages/every-screen/device.ts';
import { tourDialogs, tourMenus } from '../../pages/every-screen/dialogs.ts';
import { tourExams } from '../../pages/every-screen/exams.ts';
import { tourMuseum } from '../../pages/every-screen/lesson-museum.ts';
import { tourLessonRoom } from '../../pages/every-screen/lesson-room.ts';
import { tourLesson, tourLessonEnd, tourTask } from '../../pages/every-screen/lessons.ts';
import { tourProducts } from '../../pages/every-screen/products.ts';
import { openStage, type Stage } from '../../pages/every-screen/stage.ts';
import { tourStory } from '../../pages/every-screen/stories.ts';
import { tourAudience, tourBuilder, tourSetup, tourStart } from '../../pages/every-screen/tools.ts';
import { tourVendors } from '../../pages/every-screen/vendors.ts';
import { storyWindows } from '../../pages/story-windows.ts';
import { type Camera, type Format, laptop } from './camera.ts';
import { messageScenes } from './message-scenes.ts';
import { modesScenes } from './modes-scenes.ts';
import { flightScenes, guideScenes, recordScenes } from './run-scenes.ts';
import { shelfScenes } from './shelf-scenes.ts';
import { tokenScenes } from './token-scenes.ts';

export interface Part {
  readonly name: string;
  readonly format: Format;
  readonly walk: (camera: Camera, browser: Browser) => Promise<void>;
}

const plain: Format = { laptop, isPresented: false };
const presented: Format = { laptop, isPresented: true };
const phone: Format = { laptop: { width: 420, height: 860 }, isPresented: false };

/** On a stage of its own, on which everything is as it is after a first start. */
function onStage(name: string, format: Format, tour: (stage: Stage) => Promise<void>): Part {
  return {
    name,
    format,
    walk: async (camera, browser) => {
      const stage = await openStage(browser, camera);
      try {
        await tour(stage);
      } finally {
        await stage.close();
      }
    },
  };
}

const device: Part = {
  name: 'device',
  format: phone,
  walk: async (camera, browser) => {
    const runs = await startDeviceRun(hostsIn(browser));
    try {
      await tourDevice({ ...camera, runs });
    } finally {
      await runs.close();
    }
  },
};

export const parts: readonly Part[] = [
  onStage('start', plain, tourStart),
  onStage('guide', plain, guideScenes),
  onStage('lesson', presented, tourLesson),
  onStage('lesson-task', presented, tourTask),
  onStage('lesson-end', presented, tourLessonEnd),
  onStage('lesson-museum', presented, tourMuseum),
  onStage('lesson-room', presented, tourLessonRoom),
  onStage('exam', presented, tourExams),
  onStage('authoring', plain, tourAuthoring),
  ...storyWindows.map((window) =>
    onStage(`stories-${window.story}`, plain, (stage) => tourStory(stage, window)),
  ),
  device,
  onStage('console-empty', plain, tourEmptyConsole),
  onStage('console-busy', plain, tourBusyConsole),
  onStage('console-moments', presented, tourMoments),
  { name: 'record', format: presented, walk: recordScenes },
  onStage('message', presented, messageScenes),
  { name: 'tokens', format: presented, walk: tokenScenes },
  onStage('flight', plain, flightScenes),
  onStage('dialogs', plain, tourDialogs),
  onStage('menus', plain, tourMenus),
  { name: 'shelf', format: plain, walk: shelfScenes },
  onStage('modes', presented, modesScenes),
  onStage('setup', plain, tourSetup),
  onStage('product', presented, tourProducts),
  onStage('builder', plain, tourBuilder),
  onStage('clauses', plain, tourBook),
  onStage('clauses-run', presented, tourRunBook),
  onStage('audience', plain, tourAudience),
  onStage('vendors', presented, tourVendors),
];
