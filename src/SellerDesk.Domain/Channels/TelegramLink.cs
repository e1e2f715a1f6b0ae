using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Channels;

/// <summary>
/// An invitation to the desk's Telegram bot and what came of it. The link in it holds a token that works once and not for ever; whoever follows it ties
/// their chat to the buyer, or to the person at the desk, for whom it was made.
/// </summary>
public sealed class TelegramLink
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private TelegramLink()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token; the token itself is kept nowhere.</summary>
    public string Digest { get; private set; } = "";

    public BuyerId? BuyerId { get; private set; }

    public PersonId? PersonId { get; private set; }

    /// <summary>What the buyer agrees to by following it (<see cref="ConsentPurpose"/>).</summary>
    public string[] Purposes { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Telegram's number of the chat, once it is tied.</summary>
    public string? ChatId { get; private set; }

    /// <summary>Of the program in which it was followed (<c>ru</c>, <c>kk</c>, <c>en</c>): messages are written in it. Null: not told.</summary>
    public string? Language { get; private set; }

    public DateTimeOffset? LinkedAt { get; private set; }

    /// <summary>Stopped by whoever is in the chat, or untied by another one.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public static TelegramLink ForBuyer(string digest, BuyerId buyer, IEnumerable<ConsentPurpose> purposes, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Digest = digest, BuyerId = buyer, Purposes = [.. purposes.Select(purpose => purpose.ToString())], CreatedAt = now, ExpiresAt = now + Life };

    public static TelegramLink ForPerson(string digest, PersonId person, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Digest = digest, PersonId = person, CreatedAt = now, ExpiresAt = now + Life };

    /// <exception cref="RuleException"><c>telegram.spent</c>, <c>telegram.late</c>.</exception>
    public void Tie(string chat, string? language, DateTimeOffset now)
    {
        if (LinkedAt is not null)
        {
            throw new RuleException("telegram.spent");
        }

        if (now > ExpiresAt)
        {
            throw new RuleException("telegram.late");
        }

        (ChatId, Language, LinkedAt) = (chat, language, now);
    }

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
