// The non-template code of Beast, compiled once.
#include <boost/beast/src.hpp>
