// The buttons of a conversation, its commands and its keys.
import {
  CheckOutlined,
  EllipsisOutlined,
  RedoOutlined,
  RobotOutlined,
  SwapOutlined,
  UserAddOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/shared/api/types';
import { useCommands } from '@/shared/commands/registry';
import { useMediaQuery } from '@/shared/lib/useMediaQuery';
import { useWorkspace } from '@/shared/session/workspace';
import { Kbd } from '@/shared/ui/Kbd';
import styles from './actions.module.css';
import { type ActionId, actionKeys, availableActions } from './available';
import { TransferDialog } from './TransferDialog';
import { useRunAction } from './useActions';

const icons: Record<ActionId, ReactNode> = {
  accept: <CheckOutlined />,
  take_over: <UserAddOutlined />,
  transfer: <SwapOutlined />,
  hand_back: <RobotOutlined />,
  resolve: <CheckOutlined />,
  reopen: <RedoOutlined />,
};

export function ActionBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const { me } = useWorkspace();
  const run = useRunAction();
  const [transferring, setTransferring] = useState(false);
  const actions = availableActions(conversation, me);
  const perform = (action: ActionId) =>
    action === 'transfer' ? setTransferring(true) : run.mutate({ conversation, action });

  useCommands(
    actions.map((action) => ({
      id: `conversation-${action}`,
      title: t(`action.${action}`),
      group: 'conversation',
      ...(actionKeys[action] ? { combo: actionKeys[action] } : {}),
      run: () => perform(action),
    })),
    actions.map((action) => t(`action.${action}`)).join() + conversation.id,
  );

  return (
    <div className={styles.bar}>
      <Buttons actions={actions} perform={perform} busy={run.isPending ? run.variables.action : undefined} />
      <TransferDialog
        conversation={conversation}
        open={transferring}
        onClose={() => setTransferring(false)}
        onTransfer={(to) => run.mutate({ conversation, action: 'transfer', to })}
      />
    </div>
  );
}

interface ButtonsProps {
  actions: ActionId[];
  perform(action: ActionId): void;
  busy: ActionId | undefined;
}

/** The first is what most probably comes next; where there is no room the others go into a menu. */
function Buttons({ actions, perform, busy }: ButtonsProps) {
  const { t } = useTranslation('inbox');
  const wide = useMediaQuery('(min-width: 1280px)');
  const middle = useMediaQuery('(min-width: 768px)');
  const main = mainAction(actions);
  if (!main) return null;
  const ordered = [...actions.filter((a) => a !== main), main];
  const visible = wide
    ? ordered.filter((a) => a !== 'hand_back')
    : middle
      ? ordered.filter((a) => a === main || a === 'resolve')
      : [main];
  const hidden = ordered.filter((a) => !visible.includes(a));
  return (
    <>
      {hidden.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: hidden.map((action) => ({
              key: action,
              icon: icons[action],
              label: t(`action.${action}`),
            })),
            onClick: ({ key }) => perform(key as ActionId),
          }}
        >
          <Button type="text" icon={<EllipsisOutlined />} aria-label={t('action.more')} />
        </Dropdown>
      )}
      {visible.map((action) => (
        <Tooltip key={action} title={actionKeys[action] && <Kbd combo={actionKeys[action]} />}>
          <Button
            type={action === main ? 'primary' : 'default'}
            icon={icons[action]}
            loading={busy === action}
            onClick={() => perform(action)}
          >
            {t(`action.${action}`)}
          </Button>
        </Tooltip>
      ))}
    </>
  );
}

const mainAction = (actions: ActionId[]): ActionId | undefined =>
  (['accept', 'take_over', 'reopen', 'resolve'] as const).find((a) => actions.includes(a));
