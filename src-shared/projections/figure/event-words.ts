/** What an event of a chart means, in plain words: what would have to happen for the arrow to be taken. */

const words: Readonly<Record<string, string>> = {
  'user.approved': 'the person approves',
  'user.denied': 'the person denies',
  'transaction.failed': 'the transaction fails',
  'polls.abused': 'the client polls far too often',
  'tokens.redeemed': 'the tokens are fetched or pushed',
  'provider.known': 'the provider’s addresses are known',
  'provider.unknown': 'the provider has to be looked up',
  'provider.found': 'the provider answers with its addresses',
  'provider.lost': 'the provider cannot be found',
  'request.acknowledged': 'the provider takes the request on',
  'request.refused': 'the provider refuses the request',
  'user-code.missing': 'the provider wants a user code',
  'user-code.entered': 'the person says the user code',
  'authorization.pending': 'the answer says to wait',
  'slow-down.told': 'the answer says to slow down',
  'provider.busy': 'the provider is busy',
  'provider.silent': 'the provider does not answer',
  'nonce.demanded': 'the provider demands a nonce',
  'access.denied': 'the answer says that access was denied',
  'request.expired': 'the answer says that the request expired',
  'poll.refused': 'the poll is refused',
  'poll.sent': 'a poll is sent',
  'ping.arrived': 'the provider’s ping arrives',
  'tokens.arrived': 'tokens arrive',
  'keys.arrived': 'the provider’s keys arrive',
  'keys.outdated': 'the keys are too old for this token',
  'keys.failed': 'the keys cannot be had',
  'id-token.accepted': 'the ID token is accepted',
  'id-token.rejected': 'the ID token is rejected',
  'prompt.opened': 'the person opens the prompt',
  'approve.pressed': 'the person presses Approve',
  'deny.pressed': 'the person presses Deny',
  'report.pressed': 'the person reports a fraud',
  'decision.accepted': 'the provider accepts the decision',
  'decision.refused': 'the provider refuses the decision',
  'decision.unanswered': 'nobody answers the decision',
  'request.withdrawn': 'the provider withdraws the prompt',
  'after lifetime': 'its time runs out',
  'after rest': 'the interval is over',
  'after pause': 'the pause is over',
  'after longPoll': 'the held poll has waited long enough',
};

/** The words; an event that has none is read from its name: «poll arrived». */
export function eventWords(event: string): string {
  return (
    words[event] ??
    event
      .replaceAll(/[.-]/g, ' ')
      .replace(/([A-Z])/g, ' $1')
      .toLowerCase()
  );
}
