import { App, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/**
 * A form over what the server has: follows it while nothing is typed, keeps what is typed until it is saved or
 * discarded, and asks before the page is left with changes.
 */
export function useDraftForm<Fields extends object>(stored: Fields) {
  const [form] = Form.useForm<Fields>();
  const [dirty, setDirty] = useState(false);
  // By content: a list that was loaded again is a new object with the same values.
  const content = JSON.stringify(stored);
  useEffect(() => {
    if (!dirty) form.setFieldsValue(JSON.parse(content));
  }, [form, content, dirty]);
  useLeaveGuard(dirty);
  return { form, dirty, onValuesChange: () => setDirty(true), settle: () => setDirty(false) };
}

function useLeaveGuard(dirty: boolean): void {
  const { t } = useTranslation(['form', 'common']);
  const { modal } = App.useApp();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const question = modal.confirm({
      title: t('leaveTitle'),
      content: t('leaveText'),
      okText: t('discard'),
      cancelText: t('stay'),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => question.destroy();
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
}
