#pragma once
// What a channel can do; docs/channels/capabilities.md is made from it.

#include <cstddef>

#include "base/clock.hpp"

namespace yingda::channels {

enum class Unit { characters, bytes };  // code points, or bytes of UTF-8

struct Capabilities {
  // To the customer. A text over the limit is split; what is not offered here is degraded to text.
  std::size_t text_limit = 2000;
  Unit text_unit = Unit::characters;
  bool images = false;
  bool files = false;
  bool cards = false;
  std::size_t choices = 0;        // most quick replies or buttons with a text; 0: numbered lines
  std::size_t choice_limit = 20;  // characters of one's label
  bool media_by_url = false;      // files are sent by their address; otherwise they are uploaded first
  bool typing = false;

  // From the customer.
  bool media_in = false;
  bool location_in = false;

  // Of our messages.
  bool delivered = false;
  bool read = false;

  // How messages come in.
  bool webhook = true;
  bool polls = false;  // pull_call() every `poll_every`
  TimeMs poll_every = 0;
  bool streams = false;  // a connection that we open

  // May be answered for so long after the customer's last message, 0 = always, and so often, 0 = without
  // limit.
  TimeMs window = 0;
  int window_messages = 0;
  // Messages a second to all, and to one customer; 0 = not limited.
  double rate = 0;
  double rate_each = 0;

  bool media_enclosed = false;  // files go with the message itself: Outgoing::bytes
};

}  // namespace yingda::channels
