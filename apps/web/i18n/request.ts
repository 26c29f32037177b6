import { languageOf } from '@planline/contracts/locale';
import { loadMessages } from '@planline/i18n/messages';
import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { TIME_ZONE_COOKIE, timeZoneOrUtc } from './time-zone-cookie';

export default getRequestConfig(async ({ requestLocale }) => {
  const locale = languageOf(await requestLocale);
  const timeZone = timeZoneOrUtc((await cookies()).get(TIME_ZONE_COOKIE)?.value);
  return { locale, timeZone, messages: loadMessages(locale) };
});
