namespace SellerDesk.Domain.Replies;

/// <summary>What had a reply written.</summary>
public enum ReplyOrigin
{
    Person,
    Bulk,

    /// <summary>A rule for simple praise.</summary>
    AutoRule,

    /// <summary>An answer from the knowledge base, given without a person.</summary>
    AutoAnswer,

    /// <summary>A program with a token.</summary>
    Api,

    /// <summary>A request for a review after delivery.</summary>
    Ask,

    /// <summary>A word about where a complaint stands.</summary>
    Notice,

    /// <summary>A message to a buyer by a rule; the reply's origin is the message.</summary>
    Message,
}
