// Every error code of the program. A module that makes a new code appends a row to its block; the status must
// fit the ErrorKind that the code travels with. Texts are for the person who uses the console or the widget:
// say what happened and what to do, in one sentence.

#include <array>

#include "http/problem.hpp"

namespace yingda::http {
namespace {

constexpr auto kRows = std::to_array<ProblemRow>({
    // The request itself
    {"bad_request", 400, "请求不符合 HTTP 规范。", "The request is not proper HTTP."},
    {"invalid_json", 400, "请求内容不是有效的 JSON。", "The body is not valid JSON."},
    {"invalid_utf8", 400, "文字不是有效的 UTF-8 编码。", "The text is not valid UTF-8."},
    {"json_too_deep", 400, "JSON 嵌套层数过多。", "The JSON is nested too deeply."},
    {"invalid_multipart", 400, "上传内容的格式不正确。", "The upload is not well-formed."},
    {"missing_body", 400, "请求缺少内容。", "The request has no body."},
    {"unexpected_body", 400, "此请求不应带有内容。", "This request takes no body."},
    {"missing_field", 400, "缺少必填项。", "A required field is missing."},
    {"unknown_field", 400, "含有未知的字段。", "There is an unknown field."},
    {"missing_parameter", 400, "缺少必需的参数。", "A required parameter is missing."},
    {"unknown_parameter", 400, "含有未知的参数。", "There is an unknown parameter."},
    {"wrong_type", 400, "数据类型不正确。", "A value has the wrong type."},
    {"unknown_value", 400, "取值不在允许的范围内。", "A value is not one of those allowed."},
    {"out_of_range", 400, "数值超出允许的范围。", "A number is out of range."},
    {"too_short", 400, "内容太短。", "A text is too short."},
    {"too_long", 400, "内容太长。", "A text is too long."},
    {"too_few", 400, "数量太少。", "There are too few items."},
    {"too_many", 400, "数量太多。", "There are too many items."},
    {"duplicate_value", 400, "含有重复的值。", "A value stands twice."},
    {"bad_format", 400, "格式不正确。", "A value does not have the right form."},
    {"no_alternative", 400, "所填的字段组合不正确。", "The combination of fields is not allowed."},
    {"invalid_cursor", 400, "翻页位置无效，请从第一页重新开始。",
     "The page position is not valid; start from the first page."},
    {"not_found", 404, "没有找到。", "There is nothing here."},
    {"method_not_allowed", 405, "此地址不支持该操作。", "This address does not take this method."},
    {"body_too_large", 413, "内容过大。", "The body is too large."},
    {"unsupported_media_type", 415, "不支持这种内容类型。", "This type of content is not accepted."},
    {"header_too_large", 431, "请求头过大。", "The request's headers are too large."},
    {"rate_limited", 429, "请求过于频繁，请稍后再试。", "Too many requests; please try again later."},
    {"idempotency_key_reused", 409, "该幂等键已用于另一个请求。",
     "The idempotency key was used for another request."},
    {"upgrade_required", 426, "此地址只接受 WebSocket 连接。",
     "This address takes WebSocket connections only."},

    // The server
    {"internal", 500, "服务器出错，请稍后再试。",
     "Something went wrong on the server; please try again later."},
    {"storage_failed", 500, "数据存取失败，请稍后再试。", "The store failed; please try again later."},
    {"store_busy", 503, "系统繁忙，请稍后再试。", "The system is busy; please try again shortly."},
    {"busy", 503, "系统繁忙，请稍后再试。", "The system is busy; please try again shortly."},
    {"timed_out", 503, "处理超时，请稍后再试。", "That took too long; please try again."},
    {"not_ready", 503, "服务正在启动或停止，请稍后再试。",
     "The server is starting or stopping; please try again shortly."},
    {"listen_failed", 500, "无法监听端口。", "The address cannot be listened on."},
    {"tls_invalid", 500, "TLS 证书或私钥无法使用。", "The TLS certificate or key cannot be used."},
    {"config_invalid", 500, "配置有误。", "The configuration is not valid."},

    {"storage_full", 503, "磁盘空间不足，暂时无法保存。", "The disk is full; nothing can be stored now."},
    {"data_folder_in_use", 500, "数据目录正被另一个进程使用。", "Another process uses the data folder."},
    {"data_folder_unusable", 500, "数据目录无法使用。", "The data folder cannot be used."},
    {"database_newer", 500, "数据库由更新的版本写入。", "The database was written by a newer version."},
    {"migration_changed", 500, "数据库迁移脚本与已执行的不一致。",
     "A migration differs from the one that was run."},
    {"database_unusable", 500, "数据库无法使用。", "The database cannot be used."},
    {"backup_failed", 500, "备份失败。", "The backup failed."},
    {"migration_failed", 500, "数据库迁移失败。", "A migration of the database failed."},
    {"eval_input", 400, "评测文件有误。", "The evaluation file is not valid."},

    // Sign-in and rights
    {"not_signed_in", 401, "请先登录。", "Please sign in."},
    {"session_expired", 401, "登录已过期，请重新登录。", "Your session has ended; please sign in again."},
    {"wrong_credentials", 401, "邮箱或密码不正确。", "The e-mail address or the password is wrong."},
    {"invalid_api_key", 401, "API 密钥无效或已被撤销。", "The API key is not valid or was revoked."},
    {"too_many_attempts", 429, "尝试次数过多，请稍后再试。",
     "Too many attempts; please wait before trying again."},
    {"wrong_password", 400, "当前密码不正确。", "The current password is wrong."},
    {"password_unchanged", 400, "新密码不能与当前密码相同。",
     "The new password must differ from the current one."},
    {"csrf_failed", 403, "页面已失效，请刷新后重试。", "The page is out of date; reload it and try again."},
    {"role_not_allowed", 403, "您的角色没有此权限。", "Your role does not allow this."},
    {"scope_not_allowed", 403, "该 API 密钥没有此权限。", "The API key does not have the scope for this."},
    {"session_required", 403, "此操作需要登录，不能使用 API 密钥。",
     "This needs a signed-in person; an API key cannot do it."},
    {"origin_not_allowed", 403, "该网站未被允许使用此渠道。", "This website may not use the channel."},
    {"setup_done", 409, "管理员账号已存在。", "There is an administrator already."},

    // Workspaces and people
    {"workspace_not_found", 404, "没有找到该企业空间。", "There is no such workspace."},
    {"slug_taken", 409, "该标识已被使用。", "This short name is taken."},
    {"invalid_slug", 400, "标识只能包含小写字母、数字和连字符。",
     "A short name has lower-case letters, digits and hyphens."},
    {"thresholds_crossed", 400, "反问阈值不能高于回答阈值。",
     "The threshold to ask back may not exceed the one to answer."},
    {"unknown_time_zone", 400, "没有这个时区。", "There is no such time zone."},
    {"account_not_found", 404, "没有找到该账号。", "There is no such account."},
    {"account_shared", 409, "该账号也属于其他企业空间，须由本人修改。",
     "The account also belongs to another workspace; its owner must change it."},
    {"member_not_found", 404, "没有找到该成员。", "There is no such member."},
    {"member_exists", 409, "该成员已存在。", "This person is a member already."},
    {"last_admin", 409, "至少要保留一位管理员。", "A workspace needs at least one active admin."},
    {"team_not_found", 404, "没有找到该团队。", "There is no such team."},
    {"default_team", 409, "默认团队不能删除或取消。", "The default team can neither be removed nor unset."},
    {"invalid_hours", 400, "营业时间设置有误。", "The business hours are not valid."},
    {"api_key_not_found", 404, "没有找到该 API 密钥。", "There is no such API key."},

    // Channels, contacts, uploads
    {"channel_not_found", 404, "没有找到该渠道。", "There is no such channel."},
    {"channel_disabled", 403, "该渠道已停用。", "The channel is switched off."},
    {"channel_in_use", 409, "该渠道已有会话，只能停用。",
     "The channel has conversations; it can only be disabled."},
    {"contact_not_found", 404, "没有找到该客户。", "There is no such contact."},
    {"upload_not_found", 404, "没有找到该文件。", "There is no such file."},
    {"upload_too_large", 413, "文件过大。", "The file is too large."},
    {"upload_empty", 400, "文件是空的。", "The file is empty."},
    {"upload_broken", 400, "文件已损坏或不完整。", "The file is damaged or cut off."},
    {"upload_type_not_allowed", 415, "不支持这种文件类型。", "This type of file is not accepted."},

    {"file_not_found", 404, "没有找到该文件。", "There is no such file."},

    // Conversations
    {"conversation_not_found", 404, "没有找到该会话。", "There is no such conversation."},
    {"message_not_found", 404, "没有找到该消息。", "There is no such message."},
    {"invalid_message_part", 400, "消息内容有误。", "A part of the message is not valid."},
    {"canned_reply_not_found", 404, "没有找到该快捷回复。", "There is no such canned reply."},
    {"shortcut_taken", 409, "该快捷词已被使用。", "This shortcut is taken."},

    {"conversation_busy", 503, "该会话正在处理另一条消息，请稍后再试。",
     "The conversation is busy with another message; please try again."},
    {"conversation_resolved", 409, "该会话已结束，请先重新打开。",
     "The conversation is resolved; reopen it first."},
    {"conversation_open", 409, "该会话尚未结束。", "The conversation is still open."},
    {"already_taken", 409, "已有同事在处理该会话。", "A colleague has this conversation."},
    {"not_waiting", 409, "该会话没有在等待人工。", "The conversation is not waiting for a person."},
    {"bot_disabled", 409, "该渠道未启用机器人。", "The bot is switched off in this channel."},
    {"superseded", 409, "该客户已有更新的会话。", "The customer has a newer open conversation."},
    {"member_required", 403, "此操作需要登录的成员，不能使用 API 密钥。",
     "Only a signed-in member can do this, not an API key."},
    {"not_assignable", 409, "该成员不处理会话。", "This member does not work on conversations."},
    {"invalid_assignment", 400, "请选择一位成员或一个团队。", "Name either a member or a team."},
    {"invalid_note", 400, "备注过长。", "The note is too long."},
    {"invalid_rating", 400, "评分应为 1 到 5。", "A rating is a number from 1 to 5."},
    {"invalid_contact", 400, "请留下邮箱或电话以及留言内容。",
     "An e-mail address or phone number and a message are needed."},
    {"invalid_visitor", 400, "访客标识无效。", "The visitor's id is not valid."},
    {"invalid_client_message_id", 400, "消息标识无效。", "The message's id is not valid."},

    // Knowledge
    {"entry_not_found", 404, "没有找到该知识条目。", "There is no such knowledge entry."},
    {"entry_changed", 409, "该条目已被他人修改，请刷新后再改。",
     "Someone else has changed the entry; reload it first."},
    {"external_id_taken", 409, "该编号已被其他条目使用。", "Another entry has this external id."},
    {"invalid_validity", 400, "失效时间必须晚于生效时间。", "The validity must end after it begins."},
    {"invalid_source_url", 400, "来源链接必须以 https:// 或 http:// 开头。",
     "The source's link must begin with https:// or http://."},
    {"duplicate_language", 400, "同一种语言只能有一个答案。", "An entry has one answer a language."},
    {"import_empty", 400, "文件是空的。", "The file is empty."},
    {"import_too_large", 413, "导入文件过大，最多 20 MiB。",
     "The file is too large; at most 20 MiB are read."},
    {"import_too_many_rows", 400, "行数过多，最多 100000 行。",
     "There are too many rows; at most 100,000 are read."},
    {"import_unreadable", 400, "无法读取该文件，请使用 CSV、XLSX 或 JSONL。",
     "The file cannot be read; use CSV, XLSX or JSONL."},
    {"import_no_header", 400, "没有找到表头，首行需要有“问题”和“答案”两列。",
     "No header was found; the first row needs the columns question and answer."},
});

}  // namespace

std::span<const ProblemRow> problem_table() { return kRows; }

}  // namespace yingda::http
