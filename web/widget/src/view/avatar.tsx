import { BotIcon } from './icons';

/** A face for whoever answers: the bot's sign, or the first letter of a person's name. */
export function Avatar({ bot, name, small }: { bot: boolean; name: string; small?: boolean }) {
  const letter = [...name.trim()][0]?.toUpperCase() ?? '·';
  return (
    <span class={`avatar${bot ? ' bot' : ''}${small ? ' small' : ''}`} aria-hidden="true">
      {bot ? <BotIcon size={small ? 16 : 20} /> : letter}
    </span>
  );
}
