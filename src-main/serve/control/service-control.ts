/** The service as its control listener sees it. */
import type { Entry } from '#shared/trace/entry.ts';
import type { ServiceRun } from '../run-in-service.ts';
import { bytesOf, type RunFiles } from '../runs/run-files.ts';
import type { AboutEntries, ControlTarget } from './control-target.ts';
import { decide } from './decide.ts';
import { requestList } from './request-list.ts';
import { rotate } from './rotate.ts';

/** What may be asked of this service. */
export function serviceControl(service: ServiceRun, files: RunFiles): ControlTarget {
  const { open, trace } = service;
  return {
    requests: () => requestList(open.world()),
    decide: (authReqId, decision) => decide(open, authReqId, decision),
    rotateKeys: () => rotate(service),
    runs: () =>
      files.list().map((file) => ({
        run: file.run,
        file: file.path,
        bytes: bytesOf(file),
        current: file.run === trace.file.run,
      })),
    current: () => trace.file.run,
    end: () => open.world().nextSeq,
    // The files of a service hold nothing but the entries of its runs.
    read: (run, from, limit) => trace.readRun(run, from, limit) as readonly Entry[] | undefined,
    readAbout: (run, authReqId, from) =>
      trace.readAbout(run, authReqId, from) as AboutEntries | undefined,
  };
}
