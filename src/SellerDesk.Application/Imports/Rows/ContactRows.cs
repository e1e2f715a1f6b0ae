using SellerDesk.Application.Buyers;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Imports.Rows;

/// <summary>A line of a file of contacts: where a buyer can be reached, what they agreed to, or both.</summary>
/// <param name="Buyer">The buyer's number at the desk; null: whoever the order is of.</param>
/// <param name="Address">Null: the line tells of consent alone.</param>
/// <param name="Purposes">Empty: the line tells of an address alone.</param>
public sealed record IncomingContact(
    long? Buyer, string? Order, ConsentChannel Channel, CleanContact? Address, IReadOnlyList<ConsentPurpose> Purposes, bool Given, DateTimeOffset At, string Source, string? TextVersion)
{
    /// <summary>The channel of messages that needs the address.</summary>
    public MessageChannel By => Channel == ConsentChannel.Sms ? MessageChannel.Sms : MessageChannel.Email;
}

/// <summary>A line of a file → a contact. Whoever agreed to something said so somewhere, at some time and to some wording: without these the line is refused.</summary>
public static class ContactRows
{
    /// <returns>Null when the row is refused.</returns>
    public static IncomingContact? Read(RowCells row, DateTimeOffset now)
    {
        var (buyer, order) = (row.Whole("buyer_number", 1, int.MaxValue), row.Brief("order_number", MarketplaceRef.NumberMaxLength));
        if (buyer is null && order is null)
        {
            row.Refuse("buyer_number", 0, "import.whose");
        }

        var channel = Channel(row);
        var (address, purposes) = (Address(row, channel), Purposes(row));
        if (row.IsEmpty("address") && purposes.Count == 0)
        {
            row.Refuse("address", 0, "import.nothingSaid");
        }

        var agreed = purposes.Count > 0;
        var given = row.Brief("given") is not { } word || (ContactWords.AnswerOf(word) ?? row.Refuse("given", false, "import.answer"));
        var at = agreed ? row.RequiredTime("at") : default;
        if (at > now)
        {
            row.Refuse("at", 0, "import.future");
        }

        var source = agreed ? row.Required("source", BuyerConsent.SourceMaxLength) : "";
        var version = agreed && given ? row.Required("text_version", BuyerConsent.VersionMaxLength) : null;
        return row.Refusal is null ? new IncomingContact(buyer, order, channel, address, purposes, given, at, source, version) : null;
    }

    private static ConsentChannel Channel(RowCells row) =>
        row.Brief("channel") is not { } word ? row.Refuse("channel", default(ConsentChannel), "import.required") : ContactWords.ChannelOf(word) ?? row.Refuse("channel", default(ConsentChannel), "import.channel");

    private static IReadOnlyList<ConsentPurpose> Purposes(RowCells row) =>
        row.Brief("purpose") is not { } words ? [] : ContactWords.PurposesOf(words) ?? row.Refuse<IReadOnlyList<ConsentPurpose>>("purpose", [], "import.purpose");

    private static CleanContact? Address(RowCells row, ConsentChannel channel)
    {
        if (row.Brief("address", BuyerContact.AddressMaxLength) is not { } text)
        {
            return null;
        }

        return channel switch
        {
            ConsentChannel.Email when BuyerKeys.Email(text) is not null => CleanContact.Of(MessageChannel.Email, text),
            ConsentChannel.Email => row.Refuse<CleanContact?>("address", null, "import.email"),
            ConsentChannel.Sms when BuyerKeys.Phone(text) is not null => CleanContact.Of(MessageChannel.Sms, text),
            ConsentChannel.Sms => row.Refuse<CleanContact?>("address", null, "import.phone"),
            _ => row.Refuse<CleanContact?>("address", null, "import.noAddressThere"),
        };
    }
}
