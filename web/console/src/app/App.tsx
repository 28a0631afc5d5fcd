// Providers around the router.
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
// Names of months and weekdays in the date pickers.
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { RouterProvider } from 'react-router';
import { onSessionExpired } from '@/shared/api/client';
import { createQueryClient } from '@/shared/api/queryClient';
import { useLocale } from '@/shared/i18n/useLocale';
import { usePreferences } from '@/shared/lib/preferences';
import { stillQuery, useMediaQuery } from '@/shared/lib/useMediaQuery';
import { expireSession } from '@/shared/session/session';
import { antdTheme, applyTheme, type Mode } from '@/shared/theme';
import { createRouter } from './router';

const darkQuery = matchMedia('(prefers-color-scheme: dark)');

function useMode(): Mode {
  const { mode } = usePreferences();
  const systemDark = useSyncExternalStore(
    (notify) => {
      darkQuery.addEventListener('change', notify);
      return () => darkQuery.removeEventListener('change', notify);
    },
    () => darkQuery.matches,
  );
  if (mode !== 'auto') return mode;
  return systemDark ? 'dark' : 'light';
}

export function App() {
  const [queryClient] = useState(() => {
    const client = createQueryClient();
    onSessionExpired(() => expireSession(client));
    return client;
  });
  const [router] = useState(createRouter);
  const mode = useMode();
  const locale = useLocale();
  const still = useMediaQuery(stillQuery);
  const theme = useMemo(() => antdTheme(mode, still), [mode, still]);
  useEffect(() => applyTheme(mode), [mode]);
  return (
    <ConfigProvider
      theme={theme}
      locale={locale === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp message={{ maxCount: 3 }} notification={{ placement: 'bottomLeft', maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
