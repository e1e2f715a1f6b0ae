using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class ChatsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var chats = api.MapGroup("/chats").WithTags("Chats");
        chats.MapGet("", ListAsync).WithName("listChats").WithSummary("Chats: the one in which somebody wrote last comes first.");
        chats.MapGet("/{id:guid}", GetAsync).WithName("getChat").WithSummary("One chat with its messages, up to a thousand of the newest.");
        chats.MapPost("/{id:guid}/answer", AnswerAsync).RequireAuthorization(ApiPolicies.Write).WithName("answerChat")
            .WithSummary("Writes into a chat, in the way of a person's message: rules, ten seconds in which it can be taken back, delivery, confirmation.");
    }

    private static async Task<Accepted<AcceptedAnswer>> AnswerAsync(HttpContext http, Guid id, AnswerBody body, ChatList list, SendReply send, CancellationToken cancel)
    {
        var text = ApiInput.Text("text", body.Text, AnswerBody.Longest)!;
        _ = await list.FindAsync(new ChatId(id), cancel) ?? throw new ApiMissingException("missing.chat");
        var reply = await send.ExecuteAsync(ApiInput.Actor(http), WorkItemId.From(id), text, ReplySource.Api, cancel);
        return TypedResults.Accepted($"{ApiSetup.Root}/chats/{id}", new AcceptedAnswer(reply.Value, "held"));
    }

    private static async Task<Ok<ApiSlice<ChatShape>>> ListAsync(
        ChatList list,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("buyer, arbitration or support."), Words(typeof(ChatKind))] string? kind = null,
        [Description("true: the buyer wrote last and waits; false: all others.")] bool? awaits = null,
        [Description("The marketplace's number of the order.")] string? order = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var filter = new ChatFilter(shop is { } id ? new ShopId(id) : null, ApiInput.Word<ChatKind>("kind", kind), awaits, ApiInput.Text("order", order, 128));
        var slice = await list.LoadAsync(filter, Cursor.Place(after), Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<ChatShape>([.. slice.Rows.Select(row => ChatShape.Of(row.Chat, row.Product))], Cursor.Write(slice.Next)));
    }

    private static async Task<Ok<ChatWithMessages>> GetAsync(Guid id, ChatList list, CancellationToken cancel)
    {
        var found = await list.FindAsync(new ChatId(id), cancel) ?? throw new ApiMissingException("missing.chat");
        return TypedResults.Ok(new ChatWithMessages(ChatShape.Of(found.Chat, found.Product), [.. found.Messages.Select(MessageShape.Of)], found.Earlier));
    }
}

/// <summary>A chat as programs get it.</summary>
public sealed record ChatShape(
    Guid Id, Guid ShopId, string Number, ChatKind Kind, [property: Description("The marketplace's own word.")] string? Status, string? OrderNumber, string? ReturnNumber,
    ProductShape? Product, string? BuyerName, [property: Description("Recognises a buyer who writes again; no number of the marketplace.")] string? Buyer,
    DateTimeOffset? StartedAt, DateTimeOffset? LastMessageAt, bool AwaitsSeller,
    [property: Description("Until when the marketplace takes an answer.")] DateTimeOffset? WritableUntil)
{
    public static ChatShape Of(Chat chat, NamedProduct? product) => new(
        chat.Id.Value, chat.ShopId.Value, chat.Ref.Number, chat.Kind, chat.StatusRaw, chat.OrderNumber, chat.ReturnNumber, ProductShape.Of(product), chat.BuyerName, chat.BuyerNumber,
        chat.StartedAt, chat.LastMessageAt, chat.AwaitsSeller, chat.WritableUntil);
}

/// <param name="Messages">Oldest first.</param>
/// <param name="Earlier">There are older messages than these.</param>
public sealed record ChatWithMessages(ChatShape Chat, IReadOnlyList<MessageShape> Messages, bool Earlier);

public sealed record MessageShape(string Number, ChatSender Sender, string? SenderWord, string Text, DateTimeOffset SentAt, IReadOnlyList<IncomingFile> Files)
{
    public static MessageShape Of(ChatMessage message) => new(
        message.Ref.Number, message.Sender, message.SenderRaw, message.Text, message.SentAt, JsonSerializer.Deserialize<List<IncomingFile>>(message.Files, JsonSerializerOptions.Web) ?? []);
}
