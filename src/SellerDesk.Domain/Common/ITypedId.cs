namespace SellerDesk.Domain.Common;

/// <summary>An id that cannot be mistaken for another kind's id. Values are UUID version 7, so they grow with time.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
