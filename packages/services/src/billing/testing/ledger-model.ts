/** The ledger as arithmetic: what every verb has to answer and leave, without a database. */

export interface ModelHold {
  user: number;
  status: 'open' | 'settled' | 'released';
  seconds: number;
  extensions: number;
  charged: number;
  bonus: number;
}

export interface ModelWallet {
  bonus: number;
  paid: number;
  held: number;
}

export interface LedgerModel {
  wallets: ModelWallet[];
  holds: Map<number, ModelHold>;
  grants: Map<number, { user: number; kind: 'bonus' | 'paid'; seconds: number }>;
}

export type LedgerCommand =
  | { type: 'grant'; user: number; kind: 'bonus' | 'paid'; seconds: number; reference: number }
  | { type: 'reserve'; user: number; run: number; seconds: number }
  | { type: 'extend'; run: number; seconds: number; repeats: boolean }
  | { type: 'settle'; run: number; aiMs: number; engine: 'claude' | 'local' }
  | { type: 'release'; run: number };

export const newLedgerModel = (users: number): LedgerModel => ({
  wallets: Array.from({ length: users }, () => ({ bonus: 0, paid: 0, held: 0 })),
  holds: new Map(),
  grants: new Map(),
});

/** Changes the model and says what the verb has to answer. */
export function applyCommand(model: LedgerModel, command: LedgerCommand): unknown {
  switch (command.type) {
    case 'grant': {
      const { user, kind, seconds, reference } = command;
      const before = model.grants.get(reference);
      if (before) {
        const isSame = before.user === user && before.kind === kind && before.seconds === seconds;
        return isSame ? false : 'IDEMPOTENCY_MISMATCH';
      }
      model.grants.set(reference, { user, kind, seconds });
      walletOf(model, user)[kind] += seconds;
      return true;
    }
    case 'reserve': {
      const { user, run, seconds } = command;
      const known = model.holds.get(run);
      if (known) return { reserved: true, seconds: known.seconds };
      const wallet = walletOf(model, user);
      const available = availableOf(wallet);
      if (available < seconds) {
        return { reserved: false, neededSeconds: seconds, availableSeconds: available };
      }
      wallet.held += seconds;
      model.holds.set(run, { user, status: 'open', seconds, extensions: 0, charged: 0, bonus: 0 });
      return { reserved: true, seconds };
    }
    case 'extend': {
      const hold = model.holds.get(command.run);
      if (hold?.status !== 'open') return { heldSeconds: 0, addedSeconds: 0 };
      if (command.repeats) return { heldSeconds: hold.seconds, addedSeconds: 0 };
      const wallet = walletOf(model, hold.user);
      const addedSeconds = Math.min(command.seconds, availableOf(wallet));
      if (addedSeconds > 0) {
        wallet.held += addedSeconds;
        hold.seconds += addedSeconds;
        hold.extensions += 1;
      }
      return { heldSeconds: hold.seconds, addedSeconds };
    }
    case 'settle': {
      const hold = model.holds.get(command.run);
      if (!hold || hold.status === 'released') return 'nothing charged';
      if (hold.status === 'settled') return { charged: hold.charged, bonus: hold.bonus };
      const wallet = walletOf(model, hold.user);
      const charged =
        command.engine === 'local' ? 0 : Math.min(Math.ceil(command.aiMs / 1_000), hold.seconds);
      const bonus = Math.min(charged, wallet.bonus);
      wallet.bonus -= bonus;
      wallet.paid -= charged - bonus;
      wallet.held -= hold.seconds;
      Object.assign(hold, { status: 'settled', charged, bonus });
      return { charged, bonus };
    }
    case 'release': {
      const hold = model.holds.get(command.run);
      if (hold?.status === 'open') {
        walletOf(model, hold.user).held -= hold.seconds;
        hold.status = 'released';
      }
      return undefined;
    }
  }
}

function walletOf(model: LedgerModel, user: number): ModelWallet {
  const wallet = model.wallets[user];
  if (!wallet) throw new Error(`no user ${user}`);
  return wallet;
}

const availableOf = ({ bonus, paid, held }: ModelWallet): number => bonus + paid - held;
