import { getTimeZone } from 'next-intl/server';
import { serverApi } from '../api/server-api';
import { ENTRIES_PER_PAGE } from './entry-pages';
import { usageDaysSchema } from './usage-days';
import type { UsageView } from './usage-page';

/** Everything that the page begins with, in one round. */
export async function loadUsageView(asked: string | undefined): Promise<UsageView> {
  const days = usageDaysSchema.parse(asked);
  const timeZone = await getTimeZone();
  const api = await serverApi();
  const [balance, usage, entries] = await Promise.all([
    api.billing.balance(),
    api.billing.usage({ days, timeZone }),
    api.billing.entries({ limit: ENTRIES_PER_PAGE }),
  ]);
  const today = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format();
  return { balance, days, today, usage, entries };
}
