/** The calls that wait at the desk: what the telephone tells, which proves nothing. */

export interface Caller {
  readonly username: string;
  /** Who they say they are. */
  readonly says: string;
  readonly number: string;
  readonly wants: string;
  readonly waiting: string;
  readonly account: string;
  readonly balance: string;
}

const alice: Caller = {
  username: 'alice',
  says: 'Alice Amberg',
  number: '+49 30 5550 1001',
  wants: 'Raise the limit of her card before a journey.',
  waiting: '2 min 10 s',
  account: '4410-7781',
  balance: '€ 3,482.17',
};

export const callers: readonly [Caller, ...Caller[]] = [
  alice,
  {
    username: 'bruno',
    says: 'Bruno Baltic',
    number: 'withheld',
    wants: 'A new address for his letters.',
    waiting: '45 s',
    account: '4410-9254',
    balance: '€ 612.40',
  },
  {
    username: 'carla',
    says: 'Carla Coral',
    number: '+49 89 5550 1003',
    wants: 'The balance of an account that she does not have here.',
    waiting: '5 s',
    account: 'none',
    balance: '—',
  },
];
