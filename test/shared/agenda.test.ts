/** The agenda, judged by a sorted array: what is due first comes first, and cancelling is exact. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Agenda,
  type AgendaItem,
  cancel,
  emptyAgenda,
  nextItem,
  plan,
  plannedItem,
} from '#shared/kernel/collections/agenda.ts';

function itemAt(dueAt: number, order: number): AgendaItem {
  const task = { kind: 'delivery', message: `m${order}` } as const;
  return { id: `i${order}`, dueAt, order, cause: order, task };
}

/** Plan something at that time, cancel the item of that number, or pop the first. */
const deed = fc.oneof(
  fc.record({ kind: fc.constant('plan' as const), dueAt: fc.nat(20), order: fc.nat(60) }),
  fc.record({ kind: fc.constant('cancel' as const), order: fc.nat(60) }),
  fc.record({ kind: fc.constant('pop' as const) }),
);

function byDueThenOrder(left: AgendaItem, right: AgendaItem): number {
  return left.dueAt - right.dueAt || left.order - right.order;
}

function drained(agenda: Agenda): AgendaItem[] {
  const items: AgendaItem[] = [];
  let rest = agenda;
  for (let item = nextItem(rest); item !== undefined; item = nextItem(rest)) {
    items.push(item);
    rest = cancel(rest, item.id);
  }
  return items;
}

describe('the agenda', () => {
  it('holds and gives what a sorted array would, whatever is planned, cancelled and popped', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 100 }), (deeds) => {
        let agenda = emptyAgenda;
        let model: AgendaItem[] = [];
        for (const [order, one] of deeds.entries()) {
          const id = one.kind === 'pop' ? (nextItem(agenda)?.id ?? '') : `i${one.order}`;
          if (one.kind === 'plan') {
            const item = itemAt(one.dueAt, order);
            agenda = plan(agenda, item);
            model = [...model, item].toSorted(byDueThenOrder);
          } else {
            agenda = cancel(agenda, id);
            model = model.filter((item) => item.id !== id);
          }
          expect(plannedItem(agenda, id)).toBe(model.find((item) => item.id === id));
          expect(nextItem(agenda)).toBe(model[0]);
        }
        expect(drained(agenda)).toEqual(model);
      }),
      { numRuns: 300 },
    );
  });

  it('gives what is due at the same moment in the order in which it was planned', () => {
    const orders = [5, 1, 4, 2, 3];
    const agenda = orders.reduce((held, order) => plan(held, itemAt(7, order)), emptyAgenda);
    expect(drained(agenda).map(({ order }) => order)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is the same agenda when what is to be cancelled is not planned', () => {
    const agenda = plan(emptyAgenda, itemAt(1, 1));
    expect(cancel(agenda, 'i2')).toBe(agenda);
  });

  it('leaves its old versions as they were', () => {
    const one = plan(emptyAgenda, itemAt(1, 1));
    const two = plan(one, itemAt(0, 2));
    cancel(two, 'i1');
    expect([drained(one).length, drained(two).length]).toEqual([1, 2]);
  });

  it('stays flat when a hundred thousand items are planned in order', () => {
    let agenda = emptyAgenda;
    for (let order = 0; order < 100_000; order += 1) agenda = plan(agenda, itemAt(order, order));
    expect(depthOf(agenda.root)).toBeLessThan(60);
    expect(nextItem(agenda)?.order).toBe(0);
  });
});

function depthOf(root: Agenda['root']): number {
  const open: { node: Agenda['root']; depth: number }[] = [{ node: root, depth: 0 }];
  let deepest = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.node === undefined) continue;
    deepest = Math.max(deepest, at.depth + 1);
    open.push({ node: at.node.left, depth: at.depth + 1 });
    open.push({ node: at.node.right, depth: at.depth + 1 });
  }
  return deepest;
}
