using SellerDesk.Application.Complaints;

namespace SellerDesk.Web.Complaints;

/// <summary>The parts of a question that are set, each with what is left without it.</summary>
internal static class ComplaintAskParts
{
    public static IEnumerable<(string Part, ComplaintAsk Without)> Of(ComplaintAsk ask)
    {
        (string, bool, ComplaintAsk)[] parts =
        [
            ("q", ask.Search is not null, ask with { Search = null }),
            ("order", ask.Order is not null, ask with { Order = null }),
            ("product", ask.Product is not null, ask with { Product = null }),
            ("kind", ask.Kind is not null, ask with { Kind = null }),
            ("cause", ask.Cause is not null || ask.NoCause, ask with { Cause = null, NoCause = false }),
            ("shop", ask.Shop is not null, ask with { Shop = null }),
            ("marketplace", ask.Marketplace is not null, ask with { Marketplace = null }),
            ("owner", ask.Owner is not null, ask with { Owner = null }),
            ("ball", ask.Ball is not null, ask with { Ball = null }),
            ("due", ask.Due is not null, ask with { Due = null }),
        ];
        return parts.Where(part => part.Item2).Select(part => (part.Item1, part.Item3));
    }
}
