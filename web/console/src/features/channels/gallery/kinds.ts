// The kinds as the gallery shows them: in groups, narrowed by what is searched.
import type { Channel, ChannelType } from '@/shared/api/types';
import { type Group, groups, lookOf, looks } from '@/shared/channel/looks';

export interface Kind {
  type: string;
  name: string;
  /** Absent for the chat window on the own website. */
  about: ChannelType | undefined;
  /** How many channels of it there are. */
  used: number;
}

const order = Object.keys(looks);
const place = (type: string) => (order.indexOf(type) + order.length + 1) % (order.length + 1);

export function kindsOf(
  types: readonly ChannelType[],
  channels: readonly Channel[],
  nameOf: (type: string) => string,
): Kind[] {
  const others = types.filter(({ type }) => type !== 'web');
  return ['web', ...others.map(({ type }) => type)].map((type) => ({
    type,
    name: nameOf(type),
    about: others.find((kind) => kind.type === type),
    used: channels.filter((channel) => channel.type === type).length,
  }));
}

export interface KindGroup {
  group: Group;
  kinds: Kind[];
}

/** `query` is looked for in both names and in the key, so that "wechat" finds 微信 as well. */
export function grouped(kinds: readonly Kind[], query: string): KindGroup[] {
  const wanted = query.trim().toLocaleLowerCase();
  const found = kinds.filter(({ type, name, about }) =>
    [type, name, about?.name.zh, about?.name.en].some((text) => text?.toLocaleLowerCase().includes(wanted)),
  );
  return groups
    .map((group) => ({
      group,
      kinds: found
        .filter(({ type }) => lookOf(type).group === group)
        .sort((a, b) => place(a.type) - place(b.type) || a.type.localeCompare(b.type)),
    }))
    .filter(({ kinds: some }) => some.length > 0);
}
