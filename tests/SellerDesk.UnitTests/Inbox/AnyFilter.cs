using FsCheck;
using FsCheck.Fluent;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.UnitTests.Inbox;

/// <summary>Filters of every kind that an address or the search box can hold.</summary>
internal static class AnyFilter
{
    private static readonly string[] Codes = ["delivery", "-delivery", "size", "wrong_item", "vip", "срочно", "ждём-поставку"];

    public static readonly ShopFace[] Shops =
    [
        new(ShopId.New(), "Тёплый дом", Marketplace.Wildberries, ShopState.Active, true),
        new(ShopId.New(), "Дом, уют: всё", Marketplace.Ozon, ShopState.Active, true),
        new(ShopId.New(), "Ozon", Marketplace.Ozon, ShopState.Active, true),
        new(ShopId.New(), "Магазин \"Кавычка\"", Marketplace.Kaspi, ShopState.Active, true),
        new(ShopId.New(), "Двойник", Marketplace.Kaspi, ShopState.Active, true),
        new(ShopId.New(), "двойник", Marketplace.Kaspi, ShopState.Active, true),
    ];

    public static readonly PersonFace[] People =
    [
        new(PersonId.New(), "Ирина Соколова", Role.Support, false), new(PersonId.New(), "Me", Role.Support, false), new(PersonId.New(), "Иван", Role.Support, true),
    ];

    public static readonly SearchNames Names = new(Shops, People, ["vip", "срочно"]);

    public static readonly Gen<InboxFilter> Gen =
        from cell in Cells()
        from beyond in Beyond()
        select cell with
        {
            Product = beyond.Product,
            ProductNumber = beyond.ProductNumber,
            Order = beyond.Order,
            Days = beyond.Days,
            Since = beyond.Since,
            Before = beyond.Before,
            Due = beyond.Due,
            Unread = beyond.Unread,
            Sentiment = beyond.Sentiment,
            Topics = beyond.Topics,
            NotTopics = beyond.NotTopics,
            Flags = beyond.Flags,
            NotFlags = beyond.NotFlags,
            Tags = beyond.Tags,
            NotTags = beyond.NotTags,
            Search = beyond.Search,
        };

    private static Gen<InboxFilter> Cells() =>
        from state in FsCheck.Fluent.Gen.Elements(Enum.GetValues<InboxState>())
        from kind in Maybe(Enum.GetValues<WorkItemKind>())
        from shops in FsCheck.Fluent.Gen.SubListOf(Shops)
        from strange in FsCheck.Fluent.Gen.Choose(0, 1)
        from ratings in FsCheck.Fluent.Gen.Choose(0, 31)
        from text in Maybe(true, false)
        from photo in Maybe(true, false)
        from reply in Maybe(Enum.GetValues<ReplyState>())
        from assignee in Maybe([InboxAssignee.Mine, InboxAssignee.Nobody, InboxAssignee.Of(PersonId.New()), .. People.Select(person => InboxAssignee.Of(person.Id))])
        select new InboxFilter
        {
            State = state,
            Kind = kind,
            Shops = [.. shops.Select(shop => shop.Id).Concat(Enumerable.Range(0, strange).Select(_ => ShopId.New())).OrderBy(shop => shop.Value)],
            Ratings = [.. Enumerable.Range(1, 5).Where(rating => (ratings & (1 << (rating - 1))) != 0).Select(rating => (short)rating)],
            HasText = text,
            HasPhoto = photo,
            Reply = reply,
            Assignee = assignee,
        };

    private static Gen<InboxFilter> Beyond() =>
        from product in FsCheck.Fluent.Gen.Choose(0, 3)
        from order in FsCheck.Fluent.Gen.Elements(null, "30981-0442-1", "7/12", "Ж12")
        from days in Maybe(1, 2, 7, 30, 3650)
        from since in FsCheck.Fluent.Gen.Choose(0, 2000)
        from before in FsCheck.Fluent.Gen.Choose(0, 2000)
        from due in Maybe(Enum.GetValues<InboxDue>())
        from unread in Maybe(true, false)
        from sentiment in Maybe<short>(-1, 0, 1)
        from topics in Some(Codes[..4])
        from notTopics in Some("size", "price")
        from flags in Some("contradicts", "runs_small")
        from notFlags in Some("photo", "attack")
        from tags in Some(Codes[4..])
        from notTags in Some(Codes[4..])
        from search in FsCheck.Fluent.Gen.Elements(null, "крышка", "a&b=c#d", "100 % + «ёлка»", "\"точная фраза\" -брак", "т,о,ч,к,а", "مرحبا", "<b>'\"</b>", "12:30", "http://x.y", "цена:", ":x")
        select new InboxFilter
        {
            Product = product == 1 ? ProductId.New() : null,
            ProductNumber = product == 2 ? "148203771" : null,
            Order = order,
            Days = days,
            Since = days is null && since > 0 ? new DateOnly(2026, 11, 1).AddDays(-since) : null,
            Before = before > 0 ? new DateOnly(2026, 11, 1).AddDays(-before) : null,
            Due = due,
            Unread = unread,
            Sentiment = sentiment,
            Topics = topics,
            NotTopics = notTopics,
            Flags = flags,
            NotFlags = notFlags,
            Tags = tags,
            NotTags = notTags,
            Search = search,
        };

    private static Gen<IReadOnlyList<string>> Some(params string[] codes) => FsCheck.Fluent.Gen.SubListOf(codes).Select(some => InboxQuery.Codes(some));

    private static Gen<T?> Maybe<T>(params T[] values) where T : struct =>
        FsCheck.Fluent.Gen.OneOf(FsCheck.Fluent.Gen.Constant((T?)null), FsCheck.Fluent.Gen.Elements(values).Select(value => (T?)value));
}
